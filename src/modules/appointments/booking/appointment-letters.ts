import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../../platform/config/index.js';
import { showPhone } from '../../../platform/contact/phone.js';
import { ViewRenderer } from '../../../platform/http/view-renderer.js';
import { type ComposedMessage, MessageComposers, type MessageToCompose } from '../../messages/index.js';
import { momentWords } from '../moment-words.js';
import { ownPaths } from '../web/paths.js';
import { AppointmentLetterFacts, type LetterFacts } from './letter-facts.js';
import { BOOKED, CANCELLED, INVITED, MOVED } from './message-kinds.js';
import { OwnLinks } from './own-links.js';

interface Words {
  label: string;
  subject: string;
  opening: string;
}

const words: Record<string, Words> = {
  [BOOKED]: {
    ...{ label: 'Rendez-vous pris, à la personne', subject: 'Votre rendez-vous' },
    opening: 'Votre rendez-vous est fixé',
  },
  [MOVED]: {
    ...{ label: 'Rendez-vous déplacé, à la personne', subject: 'Votre rendez-vous est déplacé' },
    opening: 'Votre rendez-vous est déplacé',
  },
  [CANCELLED]: {
    ...{ label: 'Rendez-vous annulé, à la personne', subject: 'Votre rendez-vous est annulé' },
    opening: 'Votre rendez-vous est annulé',
  },
};

/** To the person: when and where. Never why: relatives read phones. */
@Injectable()
export class AppointmentLetters implements OnModuleInit {
  constructor(
    private readonly composers: MessageComposers,
    private readonly facts: AppointmentLetterFacts,
    private readonly links: OwnLinks,
    private readonly views: ViewRenderer,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    for (const [kind, { label }] of Object.entries(words)) {
      this.composers.register(kind, { label, compose: (message) => this.write(kind, message) });
    }
    const label = 'Lien pour choisir une heure, à la personne';
    this.composers.register(INVITED, { label, compose: (message) => this.invite(message) });
  }

  private async write(kind: string, { subjectId, channel }: MessageToCompose): Promise<ComposedMessage | null> {
    const facts = await this.facts.of(subjectId);
    const said = words[kind];
    const expected = kind === CANCELLED ? 'cancelled_by_service' : 'upcoming';
    if (!facts || !said || facts.status !== expected || facts.isOver) return null;
    // Somebody reads it aloud: no link to spell. A cancelled one leads to another only where the person may choose.
    const linked = channel !== 'call' && (kind !== CANCELLED || facts.openToPeople);
    const address = linked
      ? this.config.publicUrl + ownPaths.landing.to({ token: await this.links.mint(facts) })
      : null;
    const model = { ...modelOf(facts), opening: said.opening, cancelled: kind === CANCELLED, address };
    const template = `appointments/mail/appointment${channel === 'sms' ? '-sms' : ''}.txt`;
    return { subject: said.subject, text: this.views.render(template, model) };
  }

  private async invite({ subjectId, channel }: MessageToCompose): Promise<ComposedMessage | null> {
    const facts = await this.facts.ofInvitation(subjectId);
    if (!facts) return null;
    const token = await this.links.mintInvitation(subjectId);
    const model = {
      address: this.config.publicUrl + ownPaths.bookingLanding.to({ token }),
      ...{ place: facts.isFund ? null : facts.receiverName, phone: facts.phone ? showPhone(facts.phone) : null },
    };
    const template = `appointments/mail/invitation${channel === 'sms' ? '-sms' : ''}.txt`;
    return { subject: 'Choisissez votre rendez-vous', text: this.views.render(template, model) };
  }
}

/** A caisse by its name would say what it is about. */
const modelOf = (facts: LetterFacts) => ({
  when: momentWords(facts.startsAt, facts.zone),
  place: facts.isFund ? null : (facts.placeName ?? facts.structureName),
  where: WHERE[facts.mode],
  address1: facts.mode === 'desk' ? facts.address : [],
  phone: facts.deskPhone ? showPhone(facts.deskPhone) : null,
});

const WHERE = {
  desk: null,
  phone: 'Nous vous appellerons.',
  home: 'Nous viendrons chez vous.',
  video: 'En visioconférence.',
} as const;
