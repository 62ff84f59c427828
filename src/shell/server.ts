import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Failure } from './failure.ts';
import { createResponder } from './static-files.ts';

export interface ServeOptions {
  /** Absolute path of a built site. */
  readonly dir: string;
  /** Starts and ends with `/`. */
  readonly base: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

export interface Served {
  /** The address of the home page, base included: `http://localhost:4321/`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a folder of static files as a web server or CDN would.
 * @throws Failure in one line where the port is taken or the host is none of this machine's
 */
export async function serve({ dir, base, host, port }: ServeOptions): Promise<Served> {
  const respond = createResponder(dir, base);
  const handle: Handler = (request, response) => {
    respond(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  };
  const fail = (error: NodeJS.ErrnoException) => {
    throw new Failure(explain(error, host, port));
  };
  const first = await listen(handle, host === 'localhost' ? '127.0.0.1' : host, port).catch(fail);
  const servers = [first];
  const bound = portOf(first);
  if (host === 'localhost') {
    // `localhost` is two addresses: a browser may try either, and another program may hold one of them.
    const second = await listen(handle, '::1', bound).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' || port === 0) return undefined; // a machine without IPv6
      first.close();
      return fail(error);
    });
    if (second) servers.push(second);
  }
  return { url: `http://${shown(host)}:${bound}${base}`, close: () => closeAll(servers) };
}

/**
 * Fails as {@link serve} would where the port is taken: asked before a build, so that nobody waits for that message.
 * @throws Failure in one line
 */
export async function checkPort(host: string, port: number): Promise<void> {
  const { close } = await serve({ dir: '.', base: '/', host, port });
  await close();
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

function listen(handle: Handler, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(handle);
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE')
    return `端口 ${port} 已被别的程序占用：请停掉它，或换一个端口，如 --port ${port < 65_535 ? port + 1 : 4321}。`;
  if (error.code === 'EACCES') return `没有权限使用端口 ${port}：请换一个 1024 以上的端口，如 --port 4321。`;
  return `不能在主机「${host}」上监听（${error.code ?? error.message}）：请检查 --host，本机用 localhost，对外用 0.0.0.0。`;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** What to type into a browser: addresses that mean "any" are shown as localhost, IPv6 in brackets. */
function shown(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    ),
  );
}
