// The writer's bar: to come.
