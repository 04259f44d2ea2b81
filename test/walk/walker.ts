/** One person of the walk: a browser of their own, and the same session for what is done many times over. */
import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { vi } from 'vitest';
import { visitor, type Reply, type Visitor } from '../visitor.ts';

/** Milliseconds that anything may take on a busy machine. */
const PATIENCE = 20_000;

export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'en-GB' };
export const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, locale: 'en-GB' };

/** Asks again until the answer is the one waited for. */
export function eventually<T>(answer: () => Promise<T> | T): Promise<T> {
  return vi.waitFor(answer, { timeout: PATIENCE, interval: 100 });
}

/** Somebody at a screen. What goes wrong in the page is kept, and checked at the end of the walk. */
export class Walker {
  readonly page: Page;
  readonly url: string;
  readonly #faults: string[] = [];

  private constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
    page.on('pageerror', error => { this.#faults.push(String(error)); });
    page.on('console', message => { if (message.type() === 'error' && !isRefusal(message.text())) this.#faults.push(message.text()); });
  }

  static async at(browser: Browser, url: string, device: BrowserContextOptions): Promise<Walker> {
    const page = await (await browser.newContext(device)).newPage();
    page.setDefaultTimeout(PATIENCE);
    return new Walker(page, url);
  }

  get faults(): readonly string[] {
    return this.#faults;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.url + path);
    await this.page.locator('h1').waitFor();
  }

  /** Shows the printed code at the door, as somebody who has just got the letter. */
  async signIn(code: string): Promise<void> {
    await this.open('/sign-in');
    await this.page.getByLabel('Code', { exact: true }).fill(code);
    await this.press('Sign in', this.page.locator('form').first());
    await this.page.getByRole('heading', { level: 1, name: 'What may I do now?' }).waitFor();
  }

  async press(name: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    await within.getByRole('button', { name }).first().click();
  }

  async follow(name: string | RegExp): Promise<void> {
    await this.page.getByRole('link', { name }).first().click();
  }

  /** The act on its own page: fills in, sends, confirms where the form asks once more, and waits for the receipt. */
  async act(org: string, kind: string, about: string, fill: (form: Locator) => Promise<void> = async () => undefined): Promise<string> {
    await this.open(`/o/${org}/do/${kind}?about=${encodeURIComponent(about)}`);
    const form = this.page.locator('form.act-form');
    await fill(form);
    return this.send(form);
  }

  /** Sends the form that is open. Gives what the page says when it is done. */
  async send(form: Locator = this.page.locator('form.act-form').first()): Promise<string> {
    const submit = form.locator('.act-form__actions button[type=submit]');
    await submit.click();
    const done = this.page.locator('.confirmation').first();
    const grave = form.locator('button[data-tone=grave]');
    await done.or(grave).or(form.locator('.refusal')).first().waitFor();
    if (await grave.isVisible()) await grave.click();
    await done.or(form.locator('.refusal')).first().waitFor();
    if (!await done.isVisible()) throw new Error(`refused: ${await form.locator('.refusal').innerText()}`);
    return done.innerText();
  }

  async text(): Promise<string> {
    return this.page.locator('main').innerText();
  }

  /** Waits until the page says it, which it must by itself: nobody loads it again. */
  async sees(text: string | RegExp): Promise<void> {
    await this.page.locator('main').getByText(text).filter({ visible: true }).first().waitFor();
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

/** The browser reports every answer of 4xx as an error; the page shows it to the person. */
function isRefusal(text: string): boolean {
  return /the server responded with a status of 4\d\d/u.test(text);
}

/** Somebody without a screen: the same door, the same session, for steps that many take. */
export class Programme {
  readonly #visitor: Visitor;
  readonly #org: string;

  private constructor(of: Visitor, org: string) {
    this.#visitor = of;
    this.#org = org;
  }

  static async signedIn(url: string, org: string, code: string): Promise<Programme> {
    const somebody = visitor(request => fetch(request), url);
    const answer = await somebody.post('/api/auth/code', { code });
    if (answer.status !== 200) throw new Error(`the letter does not open: ${JSON.stringify(answer.body)}`);
    return new Programme(somebody, org);
  }

  view(path: string): Promise<Reply['body']> {
    return this.#visitor.get(`/api/orgs/${this.#org}/${path}`).then(reply => reply.body);
  }

  /** The answer of the charter, which may be no. */
  attempt(kind: string, content: object): Promise<Reply> {
    return this.#visitor.post(`/api/orgs/${this.#org}/acts`, { key: randomUUID(), kind, content });
  }

  async act(kind: string, content: object): Promise<Reply['body']> {
    const { status, body } = await this.attempt(kind, content);
    if (status !== 200) throw new Error(`${kind} was refused: ${JSON.stringify(body)}`);
    return body;
  }
}
