import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { ConflictError } from '../../../../platform/errors/domain-error.js';
import { PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { AccessLinks, heldKey, holdKey, type LinkSubject, LinkThrottle } from '../../../../platform/links/index.js';
import { Clock } from '../../../../platform/time/clock.js';
import { unknownLinkPage } from './own-message.page.js';

export type Answer = Promise<PageResult | RedirectResult>;

/** Never given, of another browser, opened too long ago: all look the same. */
export const unknownLink = (): PageResult => new PageResult(unknownLinkPage(), 404);

/** Whoever opened a key on this browser. The base is asked again at each page. */
@Injectable()
export class OwnRoom {
  constructor(
    private readonly links: AccessLinks,
    private readonly throttle: LinkThrottle,
    private readonly clock: Clock,
  ) {}

  /** What a key of a message opens; writes nothing. */
  async find(kind: LinkSubject, token: string): Promise<string | undefined> {
    return (await this.links.find(kind, token))?.subjectId;
  }

  /** The button of the first page: the key leaves the address for the session. */
  async open(kind: LinkSubject, token: string, request: Request, to: (id: string) => string): Answer {
    await this.throttle.count('opening', request.ip);
    const link = await this.links.find(kind, token);
    if (!link) return unknownLink();
    await this.links.noteOpened(link.id);
    await holdKey(request, link, this.clock.now());
    return seeOther(to(link.subjectId));
  }

  async show(kind: LinkSubject, request: Request, id: string, shown: () => Promise<PageResult>): Answer {
    return (await this.holds(kind, request, id)) ? shown() : unknownLink();
  }

  /** What is no longer possible is said on the page that is led back to. */
  async act(kind: LinkSubject, request: Request, id: string, back: string, work: () => Answer): Answer {
    await this.throttle.count('publicForm', request.ip);
    if (!(await this.holds(kind, request, id))) return unknownLink();
    try {
      return await work();
    } catch (error) {
      if (error instanceof ConflictError) return seeOther(back, { kind: 'info', text: error.message });
      throw error;
    }
  }

  private async holds(kind: LinkSubject, request: Request, id: string): Promise<boolean> {
    const key = heldKey(request, kind, id, this.clock.now());
    const link = key ? await this.links.again(kind, key) : undefined;
    return link?.subjectId === id;
  }
}
