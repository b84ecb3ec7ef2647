import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../../platform/config/index.js';
import { showPhone } from '../../../platform/contact/phone.js';
import { ViewRenderer } from '../../../platform/http/view-renderer.js';
import { AccessLinks } from '../../../platform/links/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { type ComposedMessage, MessageComposers, type MessageToCompose } from '../../messages/index.js';
import { personPaths } from '../web/seats/paths.js';
import { type RegistrationFacts, RegistrationFactsQueries } from './registration-facts.js';
import { factLines, kindLabels, type RegistrationWords, wordsOf } from './registration-words.js';

const DAY = 86_400_000;

/** A key opens the page until the day after, for whoever looks up where it was. */
export const keyEnds = ({ endsAt }: { endsAt: Date }): Date => new Date(endsAt.getTime() + DAY);

/** Where the person answers: a new key at each letter, which is nowhere else. */
@Injectable()
export class RegistrationAddresses {
  constructor(
    private readonly links: AccessLinks,
    private readonly config: Config,
  ) {}

  async ofPerson(facts: RegistrationFacts): Promise<string> {
    const token = await this.links.mint('registration', facts.id, keyEnds(facts));
    return this.config.publicUrl + personPaths.landing.to({ token });
  }
}

/** Writes to those who asked for a seat, when the message leaves: it says what is true then. */
@Injectable()
export class RegistrationLetters implements OnModuleInit {
  constructor(
    private readonly composers: MessageComposers,
    private readonly facts: RegistrationFactsQueries,
    private readonly addresses: RegistrationAddresses,
    private readonly views: ViewRenderer,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    for (const [kind, label] of Object.entries(kindLabels)) {
      this.composers.register(kind, { label, compose: (message) => this.write(kind, message) });
    }
  }

  private async write(kind: string, { subjectId, channel }: MessageToCompose): Promise<ComposedMessage | null> {
    const facts = await this.facts.of(subjectId);
    const words = facts && wordsOf(kind, facts, this.clock.now());
    if (!facts || !words) return null;
    // Somebody reads it aloud: no link to spell.
    const link = words.act && channel !== 'call' ? await this.addresses.ofPerson(facts) : null;
    const template = channel === 'sms' ? 'registration-sms.txt' : 'registration.txt';
    const text = this.views.render(`workshops/mail/${template}`, modelOf(facts, words, link));
    return { subject: words.subject, text };
  }
}

const modelOf = (facts: RegistrationFacts, words: RegistrationWords, link: string | null) => ({
  opening: words.opening,
  lines: factLines(facts),
  act: words.act,
  short: words.short,
  link,
  organiser: facts.organiser,
  phone: facts.organiserPhone ? showPhone(facts.organiserPhone) : null,
});
