/** A real Chromium for the journeys: found on the machine, or the tests are skipped (a failure under CI=true). */
import { AxeBuilder } from '@axe-core/playwright';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

export const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
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

/** What is wrong with the page as it stands: accessibility, and whether it scrolls sideways on a phone. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  await page.setViewportSize(PHONE);
  const [content, screen] = (await page.evaluate(
    'new Array(document.documentElement.scrollWidth, document.documentElement.clientWidth)',
  )) as [number, number];
  if (content > screen) found.push(`scrolls sideways at ${screen} px: ${content} px wide`);
  await page.setViewportSize(DESK);
  return found;
}

/** Checks the page at both widths and keeps a picture of each: look at them. */
export async function inspect(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  expect({ page: name, faults: await faults(page) }).toEqual({ page: name, faults: [] });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}-desk.png`), fullPage: true });
  await page.setViewportSize({ width: 390, height: 800 });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}-phone.png`), fullPage: true });
  await page.setViewportSize(DESK);
}
