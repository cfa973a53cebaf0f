#pragma once

/// Exchanges two directory entries in one step.
/// Returns 0, or the errno of the failure.
int sitegen_exchange_names(const char *a, const char *b);
