import { Agent } from 'node:http';
import { type Answer, exchange, textOf } from './exchange.js';

const TOKEN = /name="_csrf" value="([^"]+)"/;

/** One browser: a kept connection, its cookies, the token of the last page that `open` read. */
export class Visitor {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private readonly cookies = new Map<string, string>();
  private cookieHeader = '';
  private token = '';

  constructor(private readonly origin: string) {}

  async get(address: string): Promise<Answer> {
    return this.kept(await exchange(`${this.origin}${address}`, { headers: this.headers(), agent: this.agent }));
  }

  /** A form sent as one of our pages would. */
  async post(address: string, fields: Record<string, string>, more: Record<string, string> = {}): Promise<Answer> {
    const { headers, ...form } = this.form(fields);
    const asked = { ...form, headers: { ...headers, ...more }, agent: this.agent };
    return this.kept(await exchange(`${this.origin}${address}`, asked));
  }

  /** The same, on a connection of its own that is cut after so many milliseconds, answered or not. */
  async abandon(address: string, fields: Record<string, string>, ms: number): Promise<void> {
    const signal = AbortSignal.timeout(ms);
    await exchange(`${this.origin}${address}`, { ...this.form(fields), signal }).catch(() => undefined);
  }

  private form(fields: Record<string, string>) {
    const body = new URLSearchParams({ _csrf: this.token, ...fields }).toString();
    const headers = { ...this.headers(), 'Content-Type': 'application/x-www-form-urlencoded' };
    return { method: 'POST' as const, headers: { ...headers, 'Content-Length': String(body.length) }, body };
  }

  /** Reads a page as a person would: its text, and the token of its forms for the next `post`. */
  async open(address: string): Promise<string> {
    const answer = await this.get(address);
    const text = await textOf(answer);
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}.`);
    this.token = TOKEN.exec(text)?.[1] ?? this.token;
    return text;
  }

  /** Through the sign-in page; gives the time that the answer to the password took, in milliseconds. */
  async signIn(email: string, password: string): Promise<number> {
    await this.open('/connexion');
    const answer = await this.post('/connexion', { email, password });
    if (answer.status !== 303) throw new Error(`Sign-in of ${email} answered ${answer.status}.`);
    await this.open(answer.headers.location ?? '/');
    return answer.ms;
  }

  /** What this browser sends of itself, for an exchange made elsewhere. */
  headers(): Record<string, string> {
    return this.cookieHeader ? { Cookie: this.cookieHeader } : {};
  }

  leave(): void {
    this.agent.destroy();
  }

  private kept(answer: Answer): Answer {
    const set = answer.headers['set-cookie'] ?? [];
    for (const cookie of set) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.cookies.set(name, value);
    }
    if (set.length > 0) this.cookieHeader = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return answer;
  }
}
