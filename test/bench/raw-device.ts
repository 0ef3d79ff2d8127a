import { connect, type Socket } from 'node:net';

/**
 * The least that is an MQTT 3.1.1 client: signs in, publishes QoS 1 with a number in flight, counts PUBACKs.
 * A full client library would take the processor time that the door is to be measured with.
 */
export class RawDevice {
  private readonly sentAt = new Map<number, number>();
  private rest: Buffer = Buffer.alloc(0);
  private packetId = 0;
  private onSignedIn: (code: number) => void = () => {};
  private onAnswer: () => void = () => {};
  acknowledged = 0;
  /** Milliseconds from publish to PUBACK. */
  readonly waits: number[] = [];

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.read(chunk));
    socket.on('error', () => {});
  }

  static async signIn(port: number, id: string, secret: string): Promise<RawDevice> {
    const device = new RawDevice(connect(port, '127.0.0.1'));
    const code = await new Promise<number>((resolve) => {
      device.onSignedIn = resolve;
      const flags = Buffer.from([0, 4, ...Buffer.from('MQTT'), 4, 0b1100_0010, 0, 60]);
      device.socket.write(packet(0x10, Buffer.concat([flags, text(id), text(id), text(secret)])));
    });
    if (code !== 0) throw new Error(`${id} was refused with ${code}`);
    return device;
  }

  publish(topic: string, payload: string): void {
    this.packetId = (this.packetId % 65_535) + 1;
    this.sentAt.set(this.packetId, performance.now());
    const id = Buffer.from([this.packetId >> 8, this.packetId & 0xff]);
    this.socket.write(packet(0x32, Buffer.concat([text(topic), id, Buffer.from(payload)])));
  }

  /** Called after each PUBACK. */
  answered(then: () => void): void {
    this.onAnswer = then;
  }

  get inFlight(): number {
    return this.sentAt.size;
  }

  leave(): void {
    this.socket.destroy();
  }

  /** CONNACK and PUBACK are four bytes each; nothing else is sent to a client that subscribes to nothing. */
  private read(chunk: Buffer): void {
    this.rest = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    let at = 0;
    for (; at + 4 <= this.rest.length; at += 4) {
      if (this.rest[at] === 0x20) this.onSignedIn(this.rest[at + 3]!);
      else this.acknowledge(this.rest.readUInt16BE(at + 2));
    }
    this.rest = this.rest.subarray(at);
  }

  private acknowledge(packetId: number): void {
    this.waits.push(performance.now() - this.sentAt.get(packetId)!);
    this.sentAt.delete(packetId);
    this.acknowledged++;
    this.onAnswer();
  }
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
}

function packet(type: number, body: Buffer): Buffer {
  const length: number[] = [];
  for (let left = body.length; ; left >>= 7) {
    length.push((left & 0x7f) | (left > 0x7f ? 0x80 : 0));
    if (left <= 0x7f) break;
  }
  return Buffer.concat([Buffer.from([type, ...length]), body]);
}
