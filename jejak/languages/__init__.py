"""Language packs: everything that is words of a human language, read from `languages/*.toml` and validated on load.

A pack is one TOML file; each table below is one frozen dataclass, and each stage reads only the tables it needs. A missing or
misspelt key is an error that names the file, the table and the key.
"""
