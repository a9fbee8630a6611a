"""The steps of `bench looks`, in a process of their own with a database of their own."""
