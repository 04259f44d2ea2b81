/** A page walked with the keyboard alone: where the tab key stops, whether that can be seen there, and what opens by Enter and Space. */
import type { Locator, Page } from 'playwright-core';
import { expect, vi } from 'vitest';

/** One stop of the tab key, as the page shows it. */
interface Stop {
  /** Tells stops apart. */
  readonly mark: string;
  readonly element: string;
  /** As a screen reader would name it, roughly: label, text, title. */
  readonly name: string;
  /** A ring is drawn, around it or around what stands for it. */
  readonly ringed: boolean;
  readonly inView: boolean;
  /** Something else lies over it. */
  readonly covered: boolean;
}

const HERE = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const hasRing = pseudo => { const style = getComputedStyle(element, pseudo); return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0; };
  const box = element.getBoundingClientRect();
  const inside = (at, most) => Math.min(Math.max(at, 1), most - 2);
  const top = document.elementFromPoint(inside(box.left + box.width / 2, innerWidth), inside(box.top + Math.min(box.height / 2, 20), innerHeight));
  const label = element.closest('label');
  const texts = [
    element.getAttribute('aria-label'), (element.getAttribute('aria-labelledby') ?? '').split(' ').map(id => document.getElementById(id)?.textContent ?? '').join(' '),
    [...(element.labels ?? [])].map(each => each.textContent).join(' '), element.textContent, element.getAttribute('title'), element.querySelector('[aria-label]')?.getAttribute('aria-label'),
  ];
  element.dataset.stop ??= String(++window.stops || (window.stops = 1));
  return {
    mark: element.dataset.stop, element: element.tagName.toLowerCase(), name: (texts.find(text => text?.trim()) ?? '').trim().replaceAll(/\\s+/g, ' ').slice(0, 60),
    ringed: hasRing(undefined) || hasRing('::before'), inView: box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0,
    covered: top !== null && !element.contains(top) && !top.contains(element) && !label?.contains(top),
  };
})()`;

/** More stops than any page has; a page with more is a trap. */
const MOST = 600;

/** Two frames: what was about to be drawn is drawn. */
const AT_REST = 'new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))';

const isSound = ({ name, ringed, inView, covered }: Stop): boolean => name !== '' && ringed && inView && !covered;

/** What arrived above a stop may have pushed it away since it was reached: an unsound one is left and reached again. */
async function stopHere(page: Page): Promise<Stop | null> {
  const first = (await page.evaluate(HERE)) as Stop | null;
  if (first === null || isSound(first)) return first;
  await page.evaluate(AT_REST);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  return (await page.evaluate(HERE)) as Stop | null;
}

async function stopsOf(page: Page): Promise<readonly Stop[]> {
  const stops = new Map<string, Stop>();
  for (let presses = 0; presses < MOST; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await stopHere(page);
    if (stop === null || stops.has(stop.mark)) return [...stops.values()];
    stops.set(stop.mark, stop);
  }
  throw new Error(`${page.url()} has more than ${MOST} stops`);
}

/** What is wrong with any stop of the tab key, from the start of the page to its end. */
export async function stopFaults(page: Page): Promise<readonly string[]> {
  const stops = await stopsOf(page);
  return stops.flatMap(({ element, name, ringed, inView, covered }) => [
    ...(name === '' ? ['has no name'] : []), ...(ringed ? [] : ['shows no ring']), ...(inView ? [] : ['is out of view']), ...(covered ? ['is covered'] : []),
  ].map(fault => `${element} “${name}” ${fault}`));
}

/** The way past the navigation: one Tab, Enter, and the focus stands in the main text. */
export async function skips(page: Page): Promise<boolean> {
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  return (await page.evaluate("document.activeElement?.id === 'main'")) === true;
}

/** Opens looked at on a page; a list may hold hundreds of the same kind. */
const OPENED = 4;

interface Opener {
  readonly selector: string;
  readonly key: string;
  readonly isOpen: (opener: Locator) => Promise<boolean>;
}

const OPENERS: readonly Opener[] = [
  { selector: 'main summary:visible', key: 'Enter', isOpen: async opener => (await opener.locator('xpath=..').getAttribute('open')) !== null },
  { selector: 'main button[aria-expanded]:visible', key: 'Space', isOpen: async opener => (await opener.getAttribute('aria-expanded')) === 'true' },
];

/** Summaries that Enter, and buttons that Space, does not open and close again. */
export async function openingFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { selector, key, isOpen } of OPENERS) {
    for (const opener of (await page.locator(selector).all()).slice(0, OPENED)) {
      const was = await isOpen(opener);
      for (const wanted of [!was, was]) {
        await opener.press(key);
        await vi.waitFor(async () => { expect(await isOpen(opener)).toBe(wanted); }, { timeout: 5_000, interval: 20 })
          .catch(async () => { faults.push(`“${(await opener.innerText()).slice(0, 60)}” does not answer to ${key}`); });
      }
    }
  }
  return faults;
}
