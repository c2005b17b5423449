import {
  type ApiDocument,
  type Described,
  DocumentSchemas,
  examplesOf,
  type MediaType,
  operationsOf,
} from '../support/document-schemas.js';

export interface Request {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}
export interface Received {
  status: number;
  type: string;
  body: unknown;
}

/** One request example of an operation, or the operation as such when it takes no body. */
export interface Step {
  id: string;
  name: string;
  method: string;
  path: string;
  is: Described;
  /** Headers that need not be sent are sent in a second round, when all else has been tried. */
  whole: boolean;
  /** The answer that the document shows is the one to the first body. */
  isFirst: boolean;
  type?: string;
  body?: unknown;
}

/** Keys under which the server says what only it can know. */
const MADE_BY_SERVER = /^(id|etag|nextCursor|cursor|key|secret|token|webhookSecret)$/;
const NDJSON = 'application/x-ndjson';

/**
 * The examples of a document, told as one story: what an example's answer calls by a made-up id is, from then on, what
 * the server called it.
 */
export class ExampleStory {
  readonly steps: Step[];
  private readonly schemas: DocumentSchemas;
  private readonly meant = new Map<string, string>();
  private readonly seen = new Map<string, Set<string>>();

  constructor(
    private readonly document: ApiDocument,
    private readonly send: (request: Request, step: Step) => Promise<Received>,
  ) {
    this.schemas = new DocumentSchemas(document);
    this.steps = operationsOf(document).flatMap(({ name, method, path, is }) =>
      stepsOf({ id: is.operationId ?? name, name, method, path, is }),
    );
  }

  /** From now on `example` in a request stands for `real`. */
  mean(example: string, real: string): void {
    this.meant.set(example, real);
  }

  /** Sends the example and holds the answer against the document; what does not fit is told. */
  async play(step: Step): Promise<{ received: Received; problems: string[] }> {
    const received = await this.send(this.requestOf(step), step);
    const { status, type, body } = received;
    const answer = step.is.responses[status];
    if (status > 299 || answer === undefined) {
      return {
        received,
        problems: [`answered ${status}, which is no success of ${step.name}: ${JSON.stringify(body)}`],
      };
    }
    this.seen.set(step.id, (this.seen.get(step.id) ?? new Set()).add(String(status)));
    const media = answer.content?.[type];
    if (media === undefined) {
      return { received, problems: status === 204 ? [] : [`answered ${type}, which ${step.name} does not tell of`] };
    }
    if (step.isFirst) {
      examplesOf(media).forEach(([, example]) => this.learn(example, body));
    }
    return { received, problems: this.schemas.problems(media.schema, body) };
  }

  /** Successes that the document tells of and no example has met. */
  unseen(): string[] {
    return operationsOf(this.document).flatMap(({ name, is }) => {
      const met = this.seen.get(is.operationId ?? name);
      return Object.keys(is.responses)
        .filter((status) => status.startsWith('2') && !met?.has(status))
        .map((status) => `${name}: ${status}`);
    });
  }

  private requestOf(step: Step): Request {
    const { method, path, is, whole, type, body } = step;
    const given = is.parameters.filter(({ example }) => example !== undefined);
    const valueOf = (example: unknown) => String(this.real(example));
    const query = given.filter((parameter) => parameter.in === 'query');
    const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
      encodeURIComponent(
        valueOf(given.find((parameter) => parameter.in === 'path' && parameter.name === name)?.example),
      ),
    );
    const search = new URLSearchParams(
      query.map(({ name, example }): [string, string] => [name, valueOf(example)]),
    ).toString();
    const headers = given.filter((parameter) => parameter.in === 'header' && (whole || parameter.required));
    return {
      method: method.toUpperCase(),
      path: search === '' ? filled : `${filled}?${search}`,
      headers: {
        ...Object.fromEntries(headers.map(({ name, example }) => [name.toLowerCase(), valueOf(example)])),
        ...(type === undefined ? {} : { 'content-type': type }),
      },
      body: type === undefined ? undefined : this.written(type, body),
    };
  }

  private written(type: string, body: unknown): string {
    const real = this.real(body);
    return type === NDJSON ? (real as unknown[]).map((line) => JSON.stringify(line)).join('\n') : JSON.stringify(real);
  }

  private real(value: unknown): unknown {
    if (typeof value === 'string') {
      return this.meant.get(value) ?? value;
    }
    return JSON.parse(JSON.stringify(value ?? null), (_key, entry: unknown) =>
      typeof entry === 'string' ? (this.meant.get(entry) ?? entry) : entry,
    ) as unknown;
  }

  private learn(example: unknown, real: unknown, key = ''): void {
    if (typeof example === 'string' && typeof real === 'string') {
      // What a list begins with may be another thing than the example means; a state is known by its newest etag.
      const isKnown = key === 'id' && this.meant.has(example);
      if (MADE_BY_SERVER.test(key) && example !== real && !isKnown) {
        this.mean(example, real);
      }
    } else if (isObject(example) && isObject(real)) {
      Object.entries(example).forEach(([name, value]) =>
        this.learn(value, real[name], Array.isArray(example) ? key : name),
      );
    }
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function stepsOf(operation: Omit<Step, 'whole' | 'isFirst'>): Step[] {
  const { content = {} } = operation.is.requestBody ?? {};
  const bodies = Object.entries(content).flatMap(([type, media]) => bodiesOf(type, media));
  const steps = (bodies.length > 0 ? bodies : [{}]).map((body, index) => ({
    ...operation,
    ...body,
    whole: false,
    isFirst: index === 0,
  }));
  const optional = operation.is.parameters.some((parameter) => parameter.in === 'header' && !parameter.required);
  const [first] = steps;
  return optional && first ? [...steps, { ...first, name: `${first.name}, with all headers`, whole: true }] : steps;
}

function bodiesOf(type: string, media: MediaType): Partial<Step>[] {
  const examples = examplesOf(media);
  return type === NDJSON
    ? [{ type, body: examples.map(([, line]) => line) }]
    : examples.map(([, body]) => ({ type, body }));
}
