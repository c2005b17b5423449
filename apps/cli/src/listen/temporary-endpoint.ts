import type { EndpointObject } from '@palaver/contracts';
import { AdminClient } from '../rules/admin-client.js';
import { type Remote } from '../rules/remote-options.js';
import { isPortFree } from '../stores/free-port.js';

/** An endpoint of a site that is there for as long as a program on this machine listens. */
export class TemporaryEndpoint {
  private constructor(
    private readonly client: AdminClient,
    private readonly id: string,
    readonly secret: string,
  ) {}

  /**
   * @param url on loopback, where the program listens already; its path tells which endpoints are of this program
   * @throws CommandError when the admin refuses or does not answer
   */
  static async make(remote: Remote, url: string): Promise<TemporaryEndpoint> {
    const client = new AdminClient(remote, '/v1/endpoints');
    await removeLeftovers(client, remote.site, new URL(url));
    const { body } = await client.send<EndpointObject>('POST', '', {
      siteId: remote.site,
      url,
      types: ['comment.moderated'],
    });
    return new TemporaryEndpoint(client, body.id, body.secret ?? '');
  }

  /** @throws CommandError when the admin does not answer; somebody else may have removed it before. */
  async remove(): Promise<void> {
    await this.client.send('DELETE', `/${this.id}`, undefined, {}, [404]);
  }
}

/** Those of programs that were killed: the same path, at a port where nobody listens any more, or where we do now. */
async function removeLeftovers(client: AdminClient, siteId: string, own: URL): Promise<void> {
  const { data } = await client.get<{ data: EndpointObject[] }>(`?siteId=${encodeURIComponent(siteId)}`);
  for (const { id, url } of data) {
    const { hostname, pathname, port } = new URL(url);
    const isOfOurs = hostname === own.hostname && pathname === own.pathname;
    if (isOfOurs && (port === own.port || (await isPortFree(Number(port))))) {
      await client.send('DELETE', `/${id}`, undefined, {}, [404]);
    }
  }
}
