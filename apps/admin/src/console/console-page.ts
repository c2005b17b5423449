import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { html } from '@palaver/openapi';

/** The one page, of which each answer carries a nonce of its own. */
export class ConsolePage {
  private readonly html: string;

  /** @param gatewayUrl where sites send comments to: the page shows it to whoever sends the first one */
  constructor(folder: string, gatewayUrl: string) {
    this.html = readFileSync(join(folder, 'index.html'), 'utf8').replaceAll('__GATEWAY__', html`${gatewayUrl}`.text);
  }

  write(): { html: string; policy: string } {
    const nonce = randomBytes(18).toString('base64');
    return { html: this.html.replaceAll('__NONCE__', nonce), policy: policyOf(nonce) };
  }
}

/** Scripts are files of ours; styles are files of ours, and those that our scripts make with the nonce. */
function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
