package dev.cordon.core;

/** A listener or resource on a list; closing takes it off. */
public interface Registration extends AutoCloseable {
  @Override
  void close();
}
