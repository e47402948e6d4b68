"""jejak turns news pages into a sourced record."""
