#pragma once

/// Exchanges two directory entries in one step.
/// Returns 0, or the errno of the failure.
int sitegen_exchange_names(const char *a, const char *b);

/// Has the allocator use few arenas and give back large pieces as soon as they are free. For a process that runs all day.
void sitegen_keep_little_memory(void);

/// Gives back what the allocator holds and nobody uses.
void sitegen_return_free_memory(void);
