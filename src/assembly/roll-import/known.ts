/** What a file may refer to: units of the roll and of the file, and the nearest of them to a misspelt one. */
import type { Unit } from '../facts.ts';
import { nearest } from '#charter/words.ts';

export type RollUnit = Pick<Unit, 'id' | 'kind' | 'name' | 'parents' | 'figures' | 'until'>;

/** Remembers the nearest key of each misspelt one: the same slip stands on a thousand lines. */
export class NearestKey {
  readonly #keys: readonly string[];
  readonly #found = new Map<string, string | undefined>();

  constructor(keys: Iterable<string>) {
    this.#keys = [...keys];
  }

  of(text: string): { readonly nearest?: string } {
    if (!this.#found.has(text)) this.#found.set(text, nearestKey(text, this.#keys));
    const found = this.#found.get(text);
    return found === undefined ? {} : { nearest: found };
  }
}

function nearestKey(text: string, keys: readonly string[]): string | undefined {
  const lower = text.toLowerCase();
  return keys.find(key => key.toLowerCase() === lower) ?? nearest(text, keys);
}
