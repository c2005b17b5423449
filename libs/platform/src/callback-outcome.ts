import { CallbackRefusedError } from './callback-guard.js';

/** In words what a status other than 2xx means for whoever looks after the receiver; undefined for 2xx. */
export function tellAnswer(status: number): string | undefined {
  if (status >= 200 && status < 300) {
    return undefined;
  }
  if (status >= 300 && status < 400) {
    return `answered ${status}: redirects are not followed; save the address it points to`;
  }
  return status === 410 ? 'answered 410: it wants no more callbacks' : `answered ${status}`;
}

const WORDS: Record<string, string> = {
  ECONNREFUSED: 'nobody listens at this address: the connection was refused',
  ECONNRESET: 'the connection was cut before an answer came',
  UND_ERR_SOCKET: 'the connection was cut before an answer came',
  EPIPE: 'the connection was cut before an answer came',
  ENOTFOUND: 'the name has no address',
  EAI_AGAIN: 'the name service does not answer',
  EHOSTUNREACH: 'there is no way to this address',
  ENETUNREACH: 'there is no way to this address',
  ETIMEDOUT: 'no connection came about in time',
  UND_ERR_CONNECT_TIMEOUT: 'no connection came about in time',
  UND_ERR_HEADERS_OVERFLOW: 'the answer has too many headers',
};

/** In words why no answer came. */
export function tellFailure(error: unknown): string {
  const { name, message, code } = error as Error & { code?: unknown };
  if (error instanceof CallbackRefusedError) {
    return `not called: the address ${message}`;
  }
  if (name === 'TimeoutError') {
    return 'did not answer in time';
  }
  if (typeof code !== 'string') {
    return message;
  }
  if (/^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT)/.test(code)) {
    return `its certificate is not accepted: ${message} (${code})`;
  }
  if (/^(ERR_SSL|ERR_TLS|EPROTO)/.test(code)) {
    return `does not speak TLS as expected (${code})`;
  }
  return WORDS[code] ? `${WORDS[code]} (${code})` : `${code}: ${message}`;
}
