import { Webhook } from 'standardwebhooks';
import { type Call, Receiver } from '../support/receiver.js';
import { type NewsroomHouse } from './newsroom-house.js';

/** An endpoint of the site `news`, and what it was told. */
export class ToldEndpoint {
  private constructor(
    private readonly receiver: Receiver,
    private readonly secret: string,
  ) {}

  static async open(house: NewsroomHouse, types: string[]): Promise<ToldEndpoint> {
    const receiver = new Receiver();
    await receiver.open();
    const made = await house.act('/v1/endpoints', { siteId: 'news', url: `${receiver.url}/told`, types });
    return new ToldEndpoint(receiver, String(made.body.secret));
  }

  get calls(): Call[] {
    return this.receiver.of('/told');
  }

  /** Each as it was signed. @throws where a signature does not fit */
  messages(): { type: string; data: unknown }[] {
    return this.calls.map(
      ({ body, headers }) => new Webhook(this.secret).verify(body, headers) as { type: string; data: unknown },
    );
  }

  close(): void {
    this.receiver.close();
  }
}
