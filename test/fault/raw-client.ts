import { connect, type Socket } from 'node:net';

export const CONNECT_PACKET = 0x10;
export const PUBLISH_QOS1 = 0x32;

/** MQTT 3.1.1 by hand, for what no client library would send. */
export class RawClient {
  private rest: Buffer = Buffer.alloc(0);
  private packetId = 0;
  private readonly waiting = new Map<number, (answer: 'acknowledged' | 'closed') => void>();
  private onConnack: (code: number) => void = () => {};

  private constructor(readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => this.read(chunk));
    socket.on('close', () => {
      this.onConnack(-1);
      for (const [, answer] of this.waiting) answer('closed');
      this.waiting.clear();
    });
  }

  /** The return code of the CONNACK, or -1 when the connection ended without one. */
  static async signIn(port: number, id: string, secret: string): Promise<{ client: RawClient; code: number }> {
    const client = new RawClient(connect(port, '127.0.0.1'));
    const code = await new Promise<number>((resolve) => {
      client.onConnack = resolve;
      client.socket.write(connectPacket(id, secret));
    });
    return { client, code };
  }

  get isOpen(): boolean {
    return !this.socket.destroyed && this.socket.writable;
  }

  /** Publishes whatever it is with QoS 1; resolves with its PUBACK or with the end of the connection. */
  say(topic: Buffer, payload: Buffer): Promise<'acknowledged' | 'closed'> {
    if (!this.isOpen) return Promise.resolve('closed');
    this.packetId = (this.packetId % 65_535) + 1;
    const id = this.packetId;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.socket.write(packet(PUBLISH_QOS1, Buffer.concat([prefixed(topic), Buffer.from([id >> 8, id & 0xff]), payload])));
    });
  }

  leave(): void {
    this.socket.destroy();
  }

  /** CONNACK and PUBACK are four bytes each; nothing else is sent to a client that subscribes to nothing. */
  private read(chunk: Buffer): void {
    this.rest = Buffer.concat([this.rest, chunk]);
    let at = 0;
    for (; at + 4 <= this.rest.length; at += 4) {
      if (this.rest[at] === 0x20) this.onConnack(this.rest[at + 3]!);
      else this.answer(this.rest.readUInt16BE(at + 2));
    }
    this.rest = this.rest.subarray(at);
  }

  private answer(packetId: number): void {
    this.waiting.get(packetId)?.('acknowledged');
    this.waiting.delete(packetId);
  }
}

export function connectPacket(id: string, secret: string): Buffer {
  const header = Buffer.from([0, 4, ...Buffer.from('MQTT'), 4, 0b1100_0010, 0, 60]);
  return packet(CONNECT_PACKET, Buffer.concat([header, ...[id, id, secret].map((text) => prefixed(Buffer.from(text)))]));
}

export function packet(type: number, body: Buffer): Buffer {
  const length: number[] = [];
  for (let left = body.length; ; left >>= 7) {
    length.push((left & 0x7f) | (left > 0x7f ? 0x80 : 0));
    if (left <= 0x7f) break;
  }
  return Buffer.concat([Buffer.from([type, ...length]), body]);
}

function prefixed(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
}
