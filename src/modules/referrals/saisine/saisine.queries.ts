import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Clock } from '../../../platform/time/clock.js';
import type { Day } from '../../../platform/time/day.js';
import type { Scheme } from '../../beneficiaries/index.js';
import type { Motive } from '../referral-codes.js';
import type { SaisineStep } from './saisine-status.js';

/** One saisine in a list, for the caisse or for the sender. */
export interface SaisineLine {
  id: string;
  step: SaisineStep;
  motive: Motive | null;
  /** The first name alone before the caisse has said « bien reçu », and once it is closed; null for what came to nothing. */
  personName: string | null;
  communeName: string | null;
  fundName: string;
  senderName: string;
  sentAt: Date;
  /** When the present step was taken. */
  stepAt: Date;
  answerDueOn: Day;
  workshopOn: Day | null;
  /** No answer although the delay is over. */
  late: boolean;
}

export interface SaisineStepLine {
  referralId: string;
  step: SaisineStep;
  at: Date;
  byName: string | null;
  structureName: string;
  workshopOn: Day | null;
}

/** What the caisse needs to call someone back. */
export interface CallBackContact {
  displayName: string;
  firstName: string;
  lastName: string;
  phone: string | null;
  email: string | null;
  communeName: string | null;
  postalCode: string | null;
  scheme: Scheme;
  /** Only when the person wants the caisse to go through them. */
  helper: { name: string; phone: string | null; relationship: string | null } | null;
}

const PAGE = 50;

const LINE = `
  SELECT s.referral_id AS id, s.step, s.motive, s.answer_due_on AS "answerDueOn", s.workshop_on AS "workshopOn",
    CASE WHEN s.step IN ('transmitted', 'closed') THEN b.first_name WHEN s.step IN ('refused', 'withdrawn', 'expired') THEN NULL
      ELSE b.first_name || ' ' || b.last_name END AS "personName",
    b.commune_name AS "communeName", r.receiver_name AS "fundName", sender.name AS "senderName", r.sent_at AS "sentAt",
    coalesce((SELECT max(t.at) FROM saisine_step t WHERE t.referral_id = s.referral_id), r.sent_at) AS "stepAt",
    s.step IN ('transmitted', 'acknowledged') AND s.answer_due_on < $2 AS late
  FROM saisine s JOIN referral r ON r.id = s.referral_id JOIN beneficiary b ON b.id = s.beneficiary_id
    JOIN structure sender ON sender.id = r.sender_structure_id`;

/** Lists of saisines and their steps. */
@Injectable()
export class SaisineQueries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What a caisse has received in some steps: those whose delay ends first, first. */
  async received(
    actor: StructureActor,
    steps: readonly SaisineStep[],
  ): Promise<{ lines: SaisineLine[]; more: boolean }> {
    const lines = await this.work.query<SaisineLine>(
      `${LINE} WHERE s.fund_id = $1 AND s.step = ANY($3) AND r.sent_at IS NOT NULL
       ORDER BY s.answer_due_on, r.sent_at, s.referral_id LIMIT ${PAGE + 1}`,
      [actor.structureId, this.clock.today(), steps],
    );
    return { lines: lines.slice(0, PAGE), more: lines.length > PAGE };
  }

  /** How many a caisse has at each running step, and how many of them are late. */
  async counts(actor: StructureActor): Promise<{ byStep: Partial<Record<SaisineStep, number>>; late: number }> {
    const rows = await this.work.query<{ step: SaisineStep; count: number; late: number }>(
      `SELECT step, count(*)::int AS count,
         (count(*) FILTER (WHERE step IN ('transmitted', 'acknowledged') AND answer_due_on < $2))::int AS late
       FROM saisine WHERE fund_id = $1 AND step NOT IN ('draft', 'refused', 'withdrawn', 'expired', 'closed')
       GROUP BY step`,
      [actor.structureId, this.clock.today()],
    );
    return {
      byStep: Object.fromEntries(rows.map(({ step, count }) => [step, count])),
      late: rows.reduce((sum, { late }) => sum + late, 0),
    };
  }

  /** Sent by the structure, without an answer although the caisse's delay is over: the longest waiting first. */
  lateOf(actor: StructureActor): Promise<SaisineLine[]> {
    return this.work.query<SaisineLine>(
      `${LINE} WHERE r.sender_structure_id = $1 AND r.status = 'sent' AND s.answer_due_on < $2
       ORDER BY s.answer_due_on, s.referral_id LIMIT ${PAGE}`,
      [actor.structureId, this.clock.today()],
    );
  }

  /** The request that runs for the same person, caisse and motive, if any. */
  async running(beneficiaryId: string, fundId: string, motive: Motive): Promise<string | undefined> {
    const [row] = await this.work.query<{ id: string }>(
      `SELECT referral_id AS id FROM saisine WHERE beneficiary_id = $1 AND fund_id = $2 AND motive = $3
         AND step NOT IN ('draft', 'refused', 'withdrawn', 'expired', 'closed')`,
      [beneficiaryId, fundId, motive],
    );
    return row?.id;
  }

  /** Oldest first. The caller has checked that the referral is for its actor. */
  stepsOf(referralId: string): Promise<SaisineStepLine[]> {
    return this.steps('t.referral_id = $1', [referralId]);
  }

  /** Of all the saisines of a person that the actor's structure sent or received; oldest first. */
  stepsOfBeneficiary(actor: StructureActor, beneficiaryId: string): Promise<SaisineStepLine[]> {
    return this.steps(
      `s.beneficiary_id = $1 AND (r.sender_structure_id = $2 OR r.receiver_structure_id = $2 AND r.sent_at IS NOT NULL)`,
      [beneficiaryId, actor.structureId],
    );
  }

  /** The caller has checked that the saisine is for its actor, and that the caisse has said « bien reçu ». */
  async contact(referralId: string): Promise<CallBackContact | undefined> {
    const [row] = await this.work.query<CallBackContact>(
      `SELECT b.first_name || ' ' || b.last_name AS "displayName", b.first_name AS "firstName",
         b.last_name AS "lastName", b.phone, b.email, b.commune_name AS "communeName", b.postal_code AS "postalCode",
         b.scheme,
         CASE WHEN s.through_helper AND b.helper_agreed_on IS NOT NULL THEN json_build_object('name', b.helper_name,
           'phone', b.helper_phone, 'relationship', b.helper_relationship) END AS helper
       FROM saisine s JOIN beneficiary b ON b.id = s.beneficiary_id WHERE s.referral_id = $1`,
      [referralId],
    );
    return row;
  }

  /** Of the documents joined to a referral, oldest first. */
  async documentNames(referralId: string): Promise<string[]> {
    const rows = await this.work.query<{ name: string }>(
      'SELECT name FROM referral_document WHERE referral_id = $1 AND content IS NOT NULL ORDER BY added_at, id',
      [referralId],
    );
    return rows.map(({ name }) => name);
  }

  private steps(condition: string, parameters: unknown[]): Promise<SaisineStepLine[]> {
    return this.work.prepared<SaisineStepLine & Record<string, unknown>>(
      `SELECT t.referral_id AS "referralId", t.step, t.at, t.workshop_on AS "workshopOn",
         CASE WHEN t.by_link_id IS NULL THEN coalesce(u.first_name || ' ' || u.last_name, '') END AS "byName",
         coalesce(by.name, CASE WHEN t.by_link_id IS NOT NULL THEN r.receiver_name END, '') AS "structureName"
       FROM saisine_step t JOIN saisine s ON s.referral_id = t.referral_id JOIN referral r ON r.id = t.referral_id
         LEFT JOIN app_user u ON u.id = t.by_user_id LEFT JOIN structure by ON by.id = t.by_structure_id
       WHERE ${condition} ORDER BY t.at, t.id`,
      parameters,
    );
  }
}
