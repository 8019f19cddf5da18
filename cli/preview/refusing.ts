/** Which requests are not answered at all: the page is for the browser of this machine, and for nobody that a web page could send here. */
import type { IncomingMessage } from 'node:http';

export interface Refusal {
  readonly status: 403 | 405;
  readonly why: string;
}

/**
 * A refusal, or undefined where the request may be answered. The `Host` is what tells our page from one whose name was made
 * to point at this machine; `Origin` and `Sec-Fetch-Site` tell what other pages of the same browser ask for.
 */
export function refusalOf(
  { method, headers, url }: Pick<IncomingMessage, 'method' | 'headers' | 'url'>,
  port: number,
): Refusal | undefined {
  const names = ['127.0.0.1', 'localhost'].flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])]);
  const ours = (host: string) => names.includes(host.toLowerCase());
  if (!ours(headers.host ?? '')) return { status: 403, why: 'This server answers 127.0.0.1 and localhost only.' };
  const { origin, 'sec-fetch-site': site, 'sec-fetch-mode': mode } = headers;
  if (origin !== undefined && !names.some((name) => origin.toLowerCase() === `http://${name}`))
    return { status: 403, why: 'This server answers its own page only.' };
  // A link may lead to the page itself; nothing else of it is for other pages.
  const followed = mode === 'navigate' && url === '/';
  if ((site === 'cross-site' || site === 'same-site') && !followed)
    return { status: 403, why: 'This server answers its own page only.' };
  if (method !== 'GET' && method !== 'HEAD')
    return { status: 405, why: 'Nothing can be changed here: GET and HEAD only.' };
  return undefined;
}
