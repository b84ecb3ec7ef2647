import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { ConflictError } from '../../../../platform/errors/domain-error.js';
import { PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { AccessLinks, heldKey } from '../../../../platform/links/index.js';
import { Clock } from '../../../../platform/time/clock.js';
import { type RegistrationFacts, RegistrationFactsQueries } from '../../seats/registration-facts.js';
import { personPaths } from './paths.js';
import { unknownLinkPage } from './person.page.js';

export type Answer = Promise<PageResult | RedirectResult>;

/** Never given, of another browser, opened too long ago: all look the same. */
export const unknownLink = (): PageResult => new PageResult(unknownLinkPage(), 404);

/** Whoever opened the link of a registration, on this browser. The base is asked again at each page. */
@Injectable()
export class PersonRoom {
  constructor(
    private readonly links: AccessLinks,
    private readonly facts: RegistrationFactsQueries,
    private readonly clock: Clock,
  ) {}

  async show(request: Request, id: string, shown: (facts: RegistrationFacts) => PageResult): Answer {
    const facts = await this.enter(request, id);
    return facts ? shown(facts) : unknownLink();
  }

  /** The state may have changed since the page was read: it is shown as it is now, with words. */
  async act(
    request: Request,
    id: string,
    work: (facts: RegistrationFacts) => Promise<unknown>,
    done: (facts: RegistrationFacts) => string,
  ): Answer {
    const facts = await this.enter(request, id);
    if (!facts) return unknownLink();
    try {
      await work(facts);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      return seeOther(personPaths.show.to({ id }), { kind: 'info', text: error.message });
    }
    const after = await this.facts.of(id);
    return seeOther(personPaths.show.to({ id }), done(after ?? facts));
  }

  private async enter(request: Request, id: string): Promise<RegistrationFacts | undefined> {
    const key = heldKey(request, 'registration', id, this.clock.now());
    const link = key ? await this.links.again('registration', key) : undefined;
    return link?.subjectId === id ? this.facts.of(id) : undefined;
  }
}
