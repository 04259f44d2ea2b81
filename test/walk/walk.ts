/** The organisation of the walk as it grows: its server, its people, and what the chapters look up and repeat. */
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { expect } from 'vitest';
import type { DatabaseName } from '../databases.ts';
import { openBrowser, screenshot } from '../browser.ts';
import { nameOf } from './walk-roll.ts';
import { startWalkServer, type WalkServer } from './walk-server.ts';
import { DESK, eventually, Programme, Walker } from './walker.ts';

export type View = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any -- the walk looks into any answer

/** Milliseconds for one chapter on a busy machine with two cores. */
export const CHAPTER = 150_000;

/** One walk on one database; its chapters follow each other and share what they found. */
export class Walk {
  readonly database: DatabaseName;
  /** The codes on the printed letters, by name. */
  readonly codes = new Map<string, string>();
  org = '';
  /** Ids of the members, in the order of the roll. */
  persons: readonly string[] = [];
  readonly #programmes = new Map<string, Programme>();
  readonly #walkers: Walker[] = [];
  #browser: Browser | undefined;
  #server: WalkServer | undefined;

  constructor(database: DatabaseName) {
    this.database = database;
  }

  get server(): WalkServer {
    if (this.#server === undefined) throw new Error('the walk has not begun');
    return this.#server;
  }

  async begin(): Promise<void> {
    [this.#browser, this.#server] = await Promise.all([openBrowser(), startWalkServer(this.database)]);
  }

  async end(): Promise<void> {
    await this.#browser?.close();
    await this.#server?.stop();
  }

  /** What everybody saw when it went wrong. */
  async picture(): Promise<void> {
    for (const [index, walker] of this.#walkers.entries()) await screenshot(walker.page, `walk-${this.database}-failed-${index}`).catch(() => undefined);
  }

  /** Somebody who has not signed in. */
  async strangerAt(device: BrowserContextOptions): Promise<Walker> {
    if (this.#browser === undefined) throw new Error('the walk has not begun');
    const walker = await Walker.at(this.#browser, this.server.url, device);
    this.#walkers.push(walker);
    return walker;
  }

  async walkerAs(name: string, device = DESK): Promise<Walker> {
    const walker = await this.strangerAt(device);
    await walker.signIn(this.codes.get(name) ?? '');
    return walker;
  }

  async leave(walker: Walker): Promise<void> {
    expect(walker.faults).toEqual([]);
    this.#walkers.splice(this.#walkers.indexOf(walker), 1);
    await walker.close();
  }

  /** The session of a person for repeated steps. */
  async programme(name: string): Promise<Programme> {
    const known = this.#programmes.get(name) ?? await Programme.signedIn(this.server.url, this.org, this.codes.get(name) ?? '');
    this.#programmes.set(name, known);
    return known;
  }

  asRegistrar(): Promise<Programme> {
    return this.programme('Rosa Registrar');
  }

  /** The same act by members of the shipyard, from one place on the roll to another. */
  async many(from: number, to: number, kind: string, content: object | ((index: number) => object)): Promise<void> {
    for (let index = from; index < to; index += 1) await (await this.programme(nameOf(index))).act(kind, typeof content === 'function' ? (content as (index: number) => object)(index) : content);
  }

  /** Members vote, from one place on the roll to another. */
  async vote(poll: string, from: number, to: number, choice: (index: number) => object): Promise<void> {
    await this.many(from, to, 'cast', index => ({ poll, choice: choice(index) }));
  }

  async body(id: string): Promise<View> {
    return (await this.programme(nameOf(0))).view(`bodies/${encodeURIComponent(id)}`);
  }

  async election(of: string, constituency: string | null): Promise<View> {
    return (await this.body(of))['elections'].find((each: View) => each['constituency'] === constituency);
  }

  async holders(of: string): Promise<readonly string[]> {
    return ((await this.body(of))['seats'] as View[]).flatMap(seat => (seat['holder'] === undefined ? [] : [seat['holder'].name as string]));
  }

  async motionOf(of: string, title: string): Promise<string> {
    return ((await this.body(of))['motions'] as View[]).find(each => each['title'] === title)?.['id'] as string;
  }

  async pollOf(of: string, title: string): Promise<string> {
    return ((await this.body(of))['polls'] as View[]).find(each => each['title'] === title)?.['id'] as string;
  }

  /** Lets the days pass and waits until the clock has done its work. */
  async until(days: number, done: () => Promise<boolean>): Promise<void> {
    this.server.pass(days);
    await eventually(async () => { expect(await done()).toBe(true); });
  }
}
