import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import type { Form } from '../../../platform/http/forms/form.js';
import { invalid, page, PageResult, RedirectResult, seeOther, type View } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { type LinkRead, LinkReading } from '../link-reading.js';
import { LinkVisits } from '../link-visits.js';
import type { LinkHolder } from '../referral.policy.js';
import { alreadyMessage } from '../referral-messages.js';
import { endedPage, latePage, unknownLinkPage } from './link-message.page.js';
import { heldLink } from './link-session.js';
import { linkPaths } from './paths.js';

export type Answer = Promise<PageResult | RedirectResult>;

const EXPIRED =
  'Votre lien vient d’expirer. Ouvrez de nouveau le message reçu\u00a0: il permet d’en demander un autre.';

/** What an act on the page of a link is: its form, its page, and what it does. */
export interface LinkAct<F extends Form> {
  form: F;
  shown: (read: LinkRead) => View;
  /** May still reject a field of the form. */
  act: (holder: LinkHolder) => Promise<unknown>;
  done: string;
}

/** Lets in those who hold a link that opens; the others are told plainly where they stand. */
@Injectable()
export class LinkRoom {
  constructor(
    private readonly visits: LinkVisits,
    private readonly reading: LinkReading,
    private readonly clock: Clock,
  ) {}

  /** A page to read; back to the first one when its act is no longer to be done. */
  async show(request: Request, id: string, shown: (read: LinkRead) => View, act?: 'answer' | 'close'): Answer {
    return this.enter(request, id, '', async (holder) => {
      const read = await this.reading.read(holder);
      return act && !read.seen.can[act] ? seeOther(linkPaths.show.to({ id })) : page(shown(read));
    });
  }

  /** An act: done, or its form again, or what happened meanwhile with what was typed. */
  async act<F extends Form>(request: Request, id: string, { form, shown, act, done }: LinkAct<F>): Answer {
    const typed = String(form.shown('words'));
    return this.enter(request, id, typed, async (holder) => {
      if (!form.isValid) return invalid(shown(await this.reading.read(holder)));
      try {
        await act(holder);
      } catch (error) {
        if (error instanceof ConflictError) return late(id, error.message, typed);
        throw error;
      }
      if (!form.isValid) return invalid(shown(await this.reading.read(holder)));
      return seeOther(linkPaths.show.to({ id }), done);
    });
  }

  /** For what has a shape of its own. @param typed what would be lost */
  async enter<T>(
    request: Request,
    id: string,
    typed: string,
    inside: (holder: LinkHolder) => Promise<T>,
  ): Promise<T | PageResult> {
    const holder = heldLink(request, id, this.clock.now());
    const found = holder && (await this.visits.again(holder));
    if (!found) return new PageResult(unknownLinkPage(), 404);
    if (found.state === 'open') return inside(found.holder);
    if (request.method === 'POST') {
      return late(id, found.state === 'ended' ? alreadyMessage(found.status) : EXPIRED, typed);
    }
    return found.state === 'ended' ? page(endedPage(found)) : new PageResult(unknownLinkPage(), 404);
  }
}

export const late = (id: string, message: string, typed: string): PageResult =>
  new PageResult(latePage(id, message, typed), 409);
