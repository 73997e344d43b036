package dev.cordon.testing.android;

/**
 * A use of a key that has begun.
 *
 * @param recognitionsBefore how often the owner had been recognised then
 */
record FakeOperation(FakeEntry key, long recognitionsBefore) {}
