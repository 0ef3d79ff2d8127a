import { readFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { connect } from 'node:net';
import type { Service } from '#contracts/flow.js';

/** The way in to services that run apart, by the routes of docker/nginx.conf, so that a route missing there fails here. */
export async function openFrontDoor(ports: Record<Service, number>): Promise<{ url: string; close(): Promise<void> }> {
  const routes = readRoutes();
  const portOf = ({ url = '/' }: IncomingMessage): number => ports[routes.find(({ path }) => path.test(url.split('?')[0]!))?.service ?? 'gateway'];
  const server = createServer((inward, answer) => {
    const onward = request({ host: '127.0.0.1', port: portOf(inward), method: inward.method, path: inward.url, headers: inward.headers }, (back) => {
      answer.writeHead(back.statusCode!, back.headers);
      back.pipe(answer);
    });
    onward.on('error', () => answer.writeHead(502).end());
    inward.pipe(onward);
  });
  server.on('upgrade', (inward, socket, head) => {
    const onward = connect(portOf(inward), '127.0.0.1', () => {
      const headers = Object.entries(inward.headers).map(([name, value]) => `${name}: ${String(value)}`);
      onward.write(`${inward.method} ${inward.url} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    for (const end of [socket, onward]) end.on('error', () => [socket, onward].forEach((each) => each.destroy()));
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function readRoutes(): { path: RegExp; service: Service }[] {
  const conf = readFileSync('docker/nginx.conf', 'utf8');
  return [...conf.matchAll(/location ~ (\S+)\s+\{ proxy_pass http:\/\/([\w-]+); \}/g)].map(([, path, service]) => ({ path: new RegExp(path!), service: service as Service }));
}

function listen(server: Server): Promise<number> {
  return new Promise((listening) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      listening(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
