import { RequestMethod, type Type } from '@nestjs/common';
import { PERMISSIONS } from '@palaver/contracts';
import { AdminModule } from '../admin.module.js';
import { ALLOWED, type Audience } from '../auth/allow.js';
import { type Operation } from './operation.js';

type Handler = Record<string, object>;

/** Who may call each route, as the guard reads it: `GET /v1/sites/{siteId}` -> audience. */
const AUDIENCES = new Map<string, Audience>();

/** Who may call this operation. */
export function audienceOf({ method, path }: Operation): Pick<Operation, 'caller' | 'permission'> {
  const audience = lookUp(`${method.toUpperCase()} ${path}`);
  switch (audience) {
    case 'callers':
      return {};
    case 'everybody':
      return { caller: 'everybody' };
    case 'people':
      return { caller: 'person' };
    default:
      return { permission: { name: audience, roles: PERMISSIONS[audience] } };
  }
}

/** By the route's own address, or by that of a route which answers several operations. */
function lookUp(address: string): Audience {
  const routes = [...audiences()];
  const found = routes.find(([route]) => route === address) ?? routes.find(([route]) => answers(route, address));
  if (!found) {
    throw new Error(`no route answers ${address}`);
  }
  return found[1];
}

function answers(route: string, address: string): boolean {
  const [parts, asked] = [route.split('/'), address.split('/')];
  return parts.length === asked.length && parts.every((part, n) => part === asked[n] || part.startsWith('{'));
}

function audiences(): ReadonlyMap<string, Audience> {
  if (AUDIENCES.size === 0) {
    const controllers = Reflect.getMetadata('controllers', AdminModule) as Type[];
    controllers.forEach(readController);
  }
  return AUDIENCES;
}

function readController(controller: Type): void {
  const prototype = controller.prototype as Handler;
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const handler = prototype[name] ?? {};
    const method = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
    const audience = (Reflect.getMetadata(ALLOWED, handler) ?? Reflect.getMetadata(ALLOWED, controller)) as Audience;
    if (method !== undefined) {
      const parts = [controller, handler].map((target) => Reflect.getMetadata('path', target) as string);
      const path = parts.flatMap((part) => part.split('/')).filter((part) => part !== '');
      const address = path.map((part) => part.replace(/^:(\w+)$/, '{$1}')).join('/');
      AUDIENCES.set(`${RequestMethod[method]} /${address}`, audience);
    }
  }
}
