import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright, type Page } from 'playwright-core';

/** What a person sees is kept here after a run. */
const SCREENSHOTS = '.test/screenshots';

export const DESK_SCREEN = { width: 1440, height: 900 };
export const PHONE_SCREEN = { width: 390, height: 844 };

/** A real Chromium; each person gets a window with cookies of its own. */
export class StageBrowser {
  private constructor(private readonly browser: Browser) {}

  static async open(): Promise<StageBrowser> {
    // The package unpacks into the temporary folder and would take whatever Chromium lies there already.
    const folder = join(process.cwd(), '.test', 'chromium');
    mkdirSync(folder, { recursive: true });
    process.env['TMPDIR'] = folder;
    return new StageBrowser(await playwright.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'], headless: true }));
  }

  /** A window of this size; a script error or a refused resource (CSP) on its page fails the story at `check`. */
  async window(url: string, screen = DESK_SCREEN, locale = 'zh-CN'): Promise<Window> {
    const context = await this.browser.newContext({ viewport: screen, locale, timezoneId: 'Asia/Shanghai', geolocation: { latitude: 30.6, longitude: 114.3 }, permissions: ['geolocation'] });
    const opened = new Window(await context.newPage());
    await opened.page.goto(url);
    return opened;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

export class Window {
  private readonly complaints: string[] = [];

  constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy|Uncaught/.test(message.text())) this.complaints.push(message.text());
    });
  }

  /** Keeps what the person sees now. */
  async keep(name: string): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  }

  /** What the page complained about so far. */
  get faults(): readonly string[] {
    return this.complaints;
  }
}
