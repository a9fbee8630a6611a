"""The invented families of the demo, the documents and the tests."""
