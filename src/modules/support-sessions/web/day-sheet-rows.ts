import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { formAsTyped, readForm } from '../../../platform/http/forms/form.js';
import { type Day } from '../../../platform/time/day.js';
import { BeneficiariesQueries, BeneficiariesService } from '../../beneficiaries/index.js';
import { snapshotOf } from '../person-snapshot.js';
import { plainSession } from '../session-content.js';
import { SupportSessionsService } from '../support-sessions.service.js';
import { DaySheetRowForm } from './day-sheet.form.js';
import { type PersonChoices, personChoices, typedSearch } from './person-choices.js';

/** A row as it stands on the sheet. */
export interface SheetRow {
  key: string;
  form: DaySheetRowForm;
  /** Somebody is looked for: who is it? */
  choices: PersonChoices | null;
  /** The session it made. */
  sessionId: string | null;
}

export interface SheetPlace {
  day: Day;
  /** Null: at a distance. */
  placeId: string | null;
}

/** Makes a session of each row, one by one: the fault of one is no concern of the others. */
@Injectable()
export class DaySheetRows {
  constructor(
    private readonly sessions: SupportSessionsService,
    private readonly beneficiaries: BeneficiariesService,
    private readonly people: BeneficiariesQueries,
  ) {}

  untouched(key: string, typed: Record<string, unknown>): SheetRow {
    return { key, form: formAsTyped(DaySheetRowForm, typed), choices: null, sessionId: null };
  }

  async save(actor: StructureActor, sheet: SheetPlace, key: string, typed: Record<string, unknown>): Promise<SheetRow> {
    const form = await readForm(DaySheetRowForm, typed);
    const row: SheetRow = { key, form, choices: null, sessionId: null };
    if (form.q && !form.person) return { ...row, choices: await this.search(actor, form, sheet.day) };
    await this.checkAge(actor, form, sheet.day);
    if (!form.isValid) return row;
    const { id } = await this.sessions.log(actor, {
      ...plainSession,
      ...{ day: sheet.day, placeId: sheet.placeId, locationKind: sheet.placeId ? 'lieu_activite' : 'a_distance' },
      ...{
        communeInsee: null,
        referralId: null,
        procedures: [],
        procedureName: null,
        equipment: [],
        redirection: null,
      },
      ...{
        durationMinutes: Number(form.duration),
        topics: [form.topic, ...(form.secondTopic ? [form.secondTopic] : [])],
      },
      ...{ autonomy: form.autonomy ?? null, notes: form.note ?? null },
      person: form.person ?? anonymousOf(form),
      formKey: key,
    });
    return { ...row, sessionId: id };
  }

  private async search(actor: StructureActor, form: DaySheetRowForm, today: Day): Promise<PersonChoices> {
    const typed = typedSearch(form.q);
    const choices = personChoices(await this.people.search(actor, typed), typed, today);
    form.reject(
      'q',
      choices.people.length > 0 ? 'Choisissez la personne.' : 'Personne ne correspond à cette recherche.',
    );
    return choices;
  }

  /** A band that the year of the file contradicts is told, not kept: the row is given back once without it. */
  private async checkAge(actor: StructureActor, form: DaySheetRowForm, day: Day): Promise<void> {
    if (!form.person) return;
    const card = await this.card(actor, form);
    if (!card || form.ageBand === 'non_communique' || card.birthYear === null) return;
    if (snapshotOf(card, day).ageBand === form.ageBand) return;
    form.reject(
      'ageBand',
      `Sa fiche dit ${card.birthYear}\u00a0: remettez «\u00a0Non communiqué\u00a0», la fiche compte, ou changez de personne.`,
    );
  }

  private async card(actor: StructureActor, form: DaySheetRowForm) {
    try {
      return await this.beneficiaries.find(actor, form.person ?? '');
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      form.reject('q', 'Cette personne n’est pas suivie par votre structure\u00a0: cherchez-la de nouveau.');
      return null;
    }
  }
}

const anonymousOf = ({ ageBand, gender, socialStatus }: DaySheetRowForm) => ({
  ...{ ageBand, gender, socialStatus },
  residenceInsee: null,
  alreadySupported: false,
});
