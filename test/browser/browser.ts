/** A real Chromium for the journeys: found on the machine, or the tests are skipped (a failure under CI=true). */
import { AxeBuilder } from '@axe-core/playwright';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const found = existsSync(executablePath);
const SCREENSHOTS = join(import.meta.dirname, 'screenshots');

export const describeInBrowser = found || process.env['CI'] === 'true' ? describe : describe.skip;

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-sync',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 320, height: 640 };

/** Runs in the page: what sticks out when it scrolls sideways. */
const WIDER_THAN_THE_SCREEN = `(() => {
  const screen = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= screen) return [];
  return [...document.querySelectorAll('main *, header *')]
    .filter((element) => element.getBoundingClientRect().right > screen)
    .slice(0, 4)
    .map((element) => element.outerHTML.slice(0, 160));
})()`;

/** Runs in the page: what is still fading in has colours of its own. Some move without end: two seconds at most. */
const HAS_COME_TO_REST = `Promise.race([
  Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  new Promise((resolve) => setTimeout(resolve, 2_000)),
]).then(() => undefined)`;

/** What is wrong with the page as it stands: accessibility, and whether it scrolls sideways on a phone. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(HAS_COME_TO_REST);
  // In the page itself: our pages hold no frame, for which axe would open a page of its own each time.
  // What passes is not told, and no style of another site is fetched: half the time.
  const options = { resultTypes: ['violations' as const], preload: false };
  const { violations } = await new AxeBuilder({ page }).options(options).setLegacyMode().analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  await page.setViewportSize(PHONE);
  const wide = await page.evaluate<string[]>(WIDER_THAN_THE_SCREEN);
  if (wide.length > 0) found.push(`scrolls sideways at ${PHONE.width} px: ${wide.join(' | ')}`);
  await page.setViewportSize(DESK);
  return found;
}

/** Pictures are for those who look: a machine alone does without, in half the time. */
const alone = process.env['CI'] === 'true';

/** Checks the page at both widths and keeps a picture of each: look at them. */
export async function inspect(page: Page, name: string): Promise<void> {
  expect({ page: name, faults: await faults(page) }).toEqual({ page: name, faults: [] });
  if (alone) return;
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}-desk.png`), fullPage: true });
  await page.setViewportSize({ width: 390, height: 800 });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}-phone.png`), fullPage: true });
  await page.setViewportSize(DESK);
}
