import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { History } from './history.js';

/** Between an outside broker and us: sees what we are told and what we acknowledge, packet by packet (MQTT 5). */
export class BrokerTap {
  private readonly sockets = new Set<Socket>();
  /** Told to us on the present connection and not acknowledged by us. */
  private told = new Map<number, { device: string; n: number }>();

  private constructor(
    private readonly server: Server,
    private readonly broker: number,
    private readonly history: History,
  ) {
    server.on('connection', (service) => this.join(service));
  }

  static async open(broker: number, history: History): Promise<BrokerTap> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new BrokerTap(server, broker, history);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get unacknowledged(): number {
    return this.told.size;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((closed) => this.server.close(closed));
  }

  private join(service: Socket): void {
    const broker = connect(this.broker, '127.0.0.1');
    // Numbers of messages are a connection's own.
    const told: BrokerTap['told'] = new Map();
    this.told = told;
    const fromBroker = packets((type, body) => {
      const said = type >> 4 === PUBLISH ? readPublish(type, body) : null;
      if (said) told.set(said.packetId, said);
    });
    const fromService = packets((type, body) => {
      if (type >> 4 !== PUBACK) return;
      const said = told.get(body.readUInt16BE(0));
      told.delete(body.readUInt16BE(0));
      if (said) this.history.note({ deed: 'acknowledged', device: said.device, n: said.n });
    });
    for (const [from, to, hear] of [[service, broker, fromService], [broker, service, fromBroker]] as const) {
      this.sockets.add(from);
      from.setNoDelay(true).on('error', () => {});
      from.on('data', (chunk: Buffer) => {
        hear(chunk);
        if (!to.write(chunk)) from.pause();
      });
      to.on('drain', () => from.resume());
      from.once('close', () => {
        this.sockets.delete(from);
        to.destroySoon();
      });
    }
  }
}

const PUBLISH = 3;
const PUBACK = 4;

/** Cuts a stream into packets. */
function packets(hear: (type: number, body: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = varint(rest, 1);
      if (!head || rest.length < head.end + head.value) return;
      hear(rest[0]!, rest.subarray(head.end, head.end + head.value));
      rest = rest.subarray(head.end + head.value);
    }
  };
}

function varint(bytes: Buffer, at: number): { value: number; end: number } | null {
  let value = 0;
  for (let place = 0; place < 4; place++) {
    const byte = bytes[at + place];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * 128 ** place;
    if ((byte & 0x80) === 0) return { value, end: at + place + 1 };
  }
  return null;
}

function readPublish(type: number, body: Buffer): { packetId: number; device: string; n: number } | null {
  if ((type & 0b110) === 0) return null;
  const topicEnd = 2 + body.readUInt16BE(0);
  const properties = varint(body, topicEnd + 2)!;
  const { metrics } = JSON.parse(body.subarray(properties.end + properties.value).toString()) as { metrics: { number: number } };
  return { packetId: body.readUInt16BE(topicEnd), device: body.subarray(2, topicEnd).toString().split('/')[1]!, n: metrics.number };
}
