#pragma once

/// Registers cmark-gfm's extensions and fixes its table of special characters for the life of the process.
///
/// The packaged cmark-gfm (0.29.0.gfm.6) adds the characters of a parser's extensions to one table for the
/// whole process before it parses inlines, and takes them out again afterwards: a parse that ends takes `~`,
/// `:` and `w` away from one that is under way on another thread, which then misses a strikethrough or a
/// link. This target defines the function that does so (ELF lets a program's own definition win over a
/// shared library's), fills the table once and lets every later call do nothing.
///
/// Call it once, before any other thread parses. Returns 1 if the fix is in force, so that parsers may run
/// side by side; 0 where it is not (static linking, macOS), and inlines must be parsed one at a time.
int sitegen_cmark_prepare(void);
