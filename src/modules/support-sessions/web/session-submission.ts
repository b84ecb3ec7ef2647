import { Injectable } from '@nestjs/common';
import { Communes } from '../../structures/index.js';
import type { AnonymousPerson } from '../person-snapshot.js';
import { plainSession, type SessionContent } from '../session-content.js';
import type { LocationKind } from '../vocabulary.js';
import { type CommuneAnswer, noCommune, readCommune } from './commune-answer.js';
import { checkHealthSpace, healthSpaceOf } from './health-space.fields.js';
import type { SessionForm } from './session.form.js';
import type { Desk } from './session-desk.js';
import { readTags } from './tag-fields.js';

export interface Submission {
  commune: CommuneAnswer;
  residence: CommuneAnswer;
  /** Only meaningful while the form is valid. */
  content: SessionContent;
  tagIds: string[];
  anonymous: AnonymousPerson;
}

/** Reads a submitted form beside what lies on the desk; what does not fit is said on the form's fields. */
@Injectable()
export class SessionSubmission {
  constructor(private readonly communes: Communes) {}

  async read(form: SessionForm, desk: Desk): Promise<Submission> {
    form.check(desk.today);
    const elsewhere = form.locationKind === 'autre' || form.locationKind === 'domicile';
    const commune = elsewhere ? await this.whereTo(form, desk) : noCommune;
    const residence = desk.anonymous
      ? await readCommune(this.communes, form, ['residence', 'residenceInsee'])
      : noCommune;
    if (form.locationKind === 'lieu_activite') checkPlace(form, desk);
    checkReferral(form, desk);
    checkHealthSpace(form);
    const tagIds = readTags(form, desk.tags, form.day);
    return { commune, residence, content: contentOf(form, commune), tagIds, anonymous: anonymousOf(form, residence) };
  }

  /** At home, a person whose commune is known need not have it typed again. */
  private async whereTo(form: SessionForm, desk: Desk): Promise<CommuneAnswer> {
    const home = form.locationKind === 'domicile' ? (desk.card?.communeInsee ?? null) : null;
    if (!form.commune && home) return { insee: home, choices: [] };
    if (!form.commune) form.reject('commune', 'Écrivez la commune où la séance a eu lieu.');
    return readCommune(this.communes, form, ['commune', 'communeInsee']);
  }
}

function checkPlace(form: SessionForm, { places }: Desk): void {
  if (places.some(({ id }) => id === form.placeId)) return;
  if (places.length > 0) form.reject('placeId', 'Choisissez le lieu de la séance.');
  else
    form.reject(
      'locationKind',
      'Votre structure n’a pas de lieu d’activité\u00a0: choisissez «\u00a0Autre lieu\u00a0».',
    );
}

function checkReferral(form: SessionForm, { referrals, session }: Desk): void {
  if (!form.referralId || form.referralId === session?.referralId) return;
  if (!referrals.some(({ id }) => id === form.referralId)) {
    form.reject('referralId', 'Cette orientation n’est plus en cours\u00a0: choisissez-en une autre, ou aucune.');
  }
}

function contentOf(form: SessionForm, commune: CommuneAnswer): SessionContent {
  return {
    day: form.day ?? '',
    durationMinutes: form.minutes,
    locationKind: form.locationKind as LocationKind,
    placeId: form.placeId ?? null,
    communeInsee: commune.insee,
    referralId: form.referralId ?? null,
    topics: form.topics,
    procedures: form.procedures,
    procedureName: form.procedureName ?? null,
    equipment: form.equipment,
    autonomy: form.autonomy ?? null,
    redirection: form.redirected === 'yes' ? (form.redirection ?? null) : null,
    ...plainSession,
    ...healthSpaceOf(form),
    notes: form.notes ?? null,
    toComplete: form.toComplete,
  };
}

const anonymousOf = (form: SessionForm, residence: CommuneAnswer): AnonymousPerson => ({
  ageBand: form.ageBand,
  gender: form.gender,
  socialStatus: form.socialStatus,
  residenceInsee: residence.insee,
  alreadySupported: form.alreadySupported,
});
