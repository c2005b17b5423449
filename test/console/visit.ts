import { type Browser, type BrowserContext, type Page } from 'playwright-core';

export interface VisitOptions {
  width?: number;
  height?: number;
  scheme?: 'light' | 'dark';
  language?: string;
}

/** What the page's policy stopped is told in its console. */
const TELL_POLICY = `document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  console.error('policy: ' + violatedDirective + ' ' + blockedURI));`;

/** A browser window, and everything that went wrong in it. */
export class Visit {
  readonly complaints: string[] = [];
  /** What the admin would not do; most of it is told by the page itself. */
  readonly refusals: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open(browser: Browser, options: VisitOptions = {}): Promise<Visit> {
    const { width = 1440, height = 900, scheme = 'light', language = 'en' } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    await context.addInitScript(TELL_POLICY);
    await context.addInitScript(`localStorage.setItem('palaver.language', ${JSON.stringify(language)});`);
    const page = await context.newPage();
    const visit = new Visit(context, page);
    const say = (text: string) => visit.complaints.push(text);
    page.on('dialog', (dialog) => {
      say(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('response', (response) => {
      if (response.status() >= 400) {
        const call = `${response.request().method()} ${response.url()} ${response.status()}`;
        visit.refusals.push(call);
        void response.text().then(
          (text) => visit.refusals.push(text),
          () => undefined,
        );
      }
    });
    page.on('pageerror', (error) => say(`error: ${error.message}`));
    page.on('console', (message) => {
      // Refused calls are told by the page itself.
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) {
        say(`console: ${message.text()}`);
      }
    });
    return visit;
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
