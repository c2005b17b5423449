/**
 * What would break a client between two OpenAPI documents, each as a sentence. A client may send all that it could send
 * before, and finds in answers all that it found there. Additions break nothing: answers may gain fields.
 */
export function breakingChanges(before, after) {
  const found = [];
  for (const { name, operation } of operationsOf(before)) {
    const now = operationsOf(after).find((other) => other.name === name)?.operation;
    if (now === undefined) {
      found.push(`${name} is gone`);
      continue;
    }
    const look = new Comparison(before, after, (text) => found.push(`${name}: ${text}`));
    look.parameters(operation, now);
    look.request(operation.requestBody, now.requestBody);
    look.answers(operation.responses, now.responses);
  }
  return found;
}

/** Routes, and what is sent to sites: there the site is who reads. */
function operationsOf({ paths = {}, webhooks = {} }) {
  const list = (group, word) =>
    Object.entries(group).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        name: word === undefined ? `${method.toUpperCase()} ${path}` : `${word} ${path}`,
        // A message that is sent is read by the site, as an answer is.
        operation: word === undefined ? operation : { responses: { sent: operation.requestBody } },
      })),
    );
  return [...list(paths), ...list(webhooks, 'webhook')];
}

class Comparison {
  constructor(before, after, tell) {
    this.before = before;
    this.after = after;
    this.tell = tell;
  }

  parameters({ parameters: was = [] }, { parameters: is = [] }) {
    const same = (one) => (other) => one.in === other.in && one.name.toLowerCase() === other.name.toLowerCase();
    for (const parameter of was) {
      const now = is.find(same(parameter));
      if (now === undefined) {
        this.tell(`the ${parameter.in} parameter ${parameter.name} is not taken any more`);
      } else {
        if (now.required && !parameter.required) {
          this.tell(`the ${parameter.in} parameter ${parameter.name} is required now`);
        }
        this.sent(parameter.schema, now.schema, `the ${parameter.in} parameter ${parameter.name}`);
      }
    }
    for (const parameter of is.filter((one) => one.required && !was.some(same(one)))) {
      this.tell(`the new ${parameter.in} parameter ${parameter.name} is required`);
    }
  }

  request(was, is) {
    if (was === undefined && is?.required) {
      this.tell('a body is required now');
    }
    for (const [type, { schema }] of Object.entries(was?.content ?? {})) {
      const now = is?.content?.[type];
      if (now === undefined) {
        this.tell(`a body of ${type} is not taken any more`);
      } else {
        this.sent(schema, now.schema, 'the body');
      }
    }
  }

  answers(was, is) {
    for (const status of Object.keys(was)) {
      if (!(status in is)) {
        this.tell(`the answer ${status} is gone`);
        continue;
      }
      for (const [type, { schema }] of Object.entries(resolve(was[status], this.before).content ?? {})) {
        const now = resolve(is[status], this.after).content?.[type];
        const what = status === 'sent' ? 'the message' : `the answer ${status}`;
        if (now === undefined) {
          this.tell(`${what} is not ${type} any more`);
        } else {
          this.answered(schema, now.schema, what);
        }
      }
    }
    // A client that knows no other success takes one for a failure.
    const successes = (answers) => Object.keys(answers).filter((status) => status.startsWith('2'));
    for (const status of successes(is).filter((one) => !(one in was))) {
      this.tell(`the answer ${status} is new: clients take it for nothing they know`);
    }
  }

  /** What could be sent before must still be taken. */
  sent(was, is, at) {
    this.compare(was, is, at, 'sent');
  }

  /** What is answered now must be what could be answered before. */
  answered(was, is, at) {
    this.compare(was, is, at, 'answered');
  }

  compare(wasGiven, isGiven, at, side, seen = new Set()) {
    const pair = `${wasGiven?.$ref} ${isGiven?.$ref} ${side}`;
    if (wasGiven?.$ref !== undefined && seen.has(pair)) {
      return;
    }
    const now = new Set(seen).add(pair);
    const was = resolve(wasGiven, this.before);
    const is = resolve(isGiven, this.after);
    const down = (one, other, where) => this.compare(one, other, where, side, now);
    this.types(was, is, at, side);
    this.enums(was, is, at, side);
    this.fields(was, is, at, side, down);
    if (was.items && is.items) {
      down(was.items, is.items, `${at}[]`);
    }
    this.alternatives(was, is, at, side, down);
    this.bounds(was, is, at, side);
  }

  types(was, is, at, side) {
    const [before, after] = [typesOf(was), typesOf(is)];
    if (before.length === 0 || after.length === 0) {
      return;
    }
    const covers = (types, one) => types.includes(one) || (one === 'integer' && types.includes('number'));
    if (side === 'sent') {
      for (const type of before.filter((one) => !covers(after, one))) {
        this.tell(`${at} may not be ${article(type)} any more`);
      }
    } else {
      for (const type of after.filter((one) => !covers(before, one))) {
        this.tell(`${at} may be ${article(type)} now`);
      }
    }
  }

  enums(was, is, at, side) {
    const [before, after] = [valuesOf(was), valuesOf(is)];
    if (side === 'sent' && after !== undefined) {
      const gone = (before ?? []).filter((value) => !after.includes(value));
      gone.forEach((value) => this.tell(`${at} may not be ${JSON.stringify(value)} any more`));
      if (before === undefined) {
        this.tell(`${at} must be one of ${after.join(', ')} now`);
      }
    }
    if (side === 'answered' && before !== undefined) {
      const fresh = (after ?? []).filter((value) => !before.includes(value));
      fresh.forEach((value) => this.tell(`${at} may be ${JSON.stringify(value)} now`));
      if (after === undefined) {
        this.tell(`${at} may be more than ${before.join(', ')} now`);
      }
    }
  }

  fields(was, is, at, side, down) {
    const [before, after] = [was.properties ?? {}, is.properties ?? {}];
    const isRequired = (schema, name) => (schema.required ?? []).includes(name);
    for (const name of Object.keys(before)) {
      const where = `${at}/${name}`;
      if (!(name in after)) {
        if (side === 'answered' || is.additionalProperties === false) {
          this.tell(`${where} is gone`);
        }
        continue;
      }
      if (side === 'answered' && isRequired(was, name) && !isRequired(is, name)) {
        this.tell(`${where} may be missing now`);
      }
      down(before[name], after[name], where);
    }
    if (side === 'sent') {
      const needed = (is.required ?? []).filter((name) => !isRequired(was, name));
      needed.forEach((name) => this.tell(`${at}/${name} is required now`));
    }
    if (isSchema(was.additionalProperties) && isSchema(is.additionalProperties)) {
      down(was.additionalProperties, is.additionalProperties, `${at}{}`);
    }
  }

  /** Alternatives are told apart by the constant they hold, or else by their place. */
  alternatives(was, is, at, side, down) {
    const [before, after] = [alternativesOf(was, this.before), alternativesOf(is, this.after)];
    const keyOf = (list, index, document) => constantOf(resolve(list[index], document)) ?? index + 1;
    const keyed = (list, document) => new Map(list.map((one, index) => [keyOf(list, index, document), one]));
    const [old, fresh] = [keyed(before, this.before), keyed(after, this.after)];
    for (const [key, one] of old) {
      if (fresh.has(key)) {
        down(one, fresh.get(key), `${at}(${key})`);
      } else if (side === 'sent' && after.length > 0) {
        this.tell(`${at} may not be the form ${key} any more`);
      } else if (side === 'sent') {
        down(one, is, `${at}(${key})`);
      }
    }
    for (const key of side === 'answered' && before.length > 0 ? fresh.keys() : []) {
      if (!old.has(key)) {
        this.tell(`${at} may have the new form ${key}`);
      }
    }
  }

  /** Of what is sent: a bound that became tighter refuses what was taken. */
  bounds(was, is, at, side) {
    if (side !== 'sent') {
      return;
    }
    for (const [bound, tighter] of Object.entries(BOUNDS)) {
      if (is[bound] !== undefined && tighter(was[bound], is[bound])) {
        this.tell(`${at}: ${bound} is ${is[bound]} now${was[bound] === undefined ? '' : `, and was ${was[bound]}`}`);
      }
    }
    if (is.pattern !== undefined && is.pattern !== was.pattern) {
      this.tell(`${at} must match ${is.pattern} now`);
    }
    if (is.additionalProperties === false && was.additionalProperties !== false && was.properties !== undefined) {
      this.tell(`${at} may hold no unknown keys any more`);
    }
  }
}

const higher = (was, is) => was === undefined || is > was;
const lower = (was, is) => was === undefined || is < was;
const BOUNDS = {
  minimum: higher,
  minLength: higher,
  minItems: higher,
  maximum: lower,
  maxLength: lower,
  maxItems: lower,
};

function resolve(schema, document) {
  const path = schema?.$ref?.slice('#/'.length).split('/');
  return path === undefined
    ? (schema ?? {})
    : resolve(
        path.reduce((value, key) => value?.[key], document),
        document,
      );
}

const typesOf = ({ type }) => (type === undefined ? [] : [type].flat());
const valuesOf = (schema) => ('const' in schema ? [schema.const] : schema.enum);
const isSchema = (value) => typeof value === 'object' && value !== null;
const alternativesOf = ({ anyOf, oneOf }) => anyOf ?? oneOf ?? [];
const article = (type) => (type === 'null' ? 'null' : `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`);

function constantOf({ properties = {}, type }) {
  return Object.values(properties).find((one) => one.const !== undefined)?.const ?? (type && [type].flat().join('|'));
}
