package app.latchkey.platform.cache;

import com.github.benmanes.caffeine.cache.Cache;

/**
 * A cache that counts what it is asked.
 *
 * @param name as the figures of caches name it
 * @param bytes what a weight of one takes, about; where nothing is weighed, a value with its key
 * @param answersMost whether it is meant to have most of what it is asked for; others are worth whatever they save
 */
public record OfferedCache(String name, Cache<?, ?> cache, int bytes, boolean answersMost) {}
