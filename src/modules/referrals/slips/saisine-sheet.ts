import { Injectable } from '@nestjs/common';
import { Typesetter } from '../../../platform/pdf/index.js';

/**
 * What the sheet for the caisse's health-access mission says, in French words ready to print: phones as they are said,
 * days in full. Null or an empty list: a line left to fill in by hand. Birth date and NIR are never given to it: they
 * are blanks on the paper, and stay out of the tool.
 */
export interface SaisineSheetData {
  fund: { name: string; contact: string[] };
  sender: { structureName: string; agentName: string; phone: string | null; email: string | null };
  insured: {
    lastName: string;
    firstName: string;
    communeName: string | null;
    postalCode: string | null;
    phone: string | null;
    email: string | null;
    /** « régime général ». */
    scheme: string | null;
  };
  /** « lundi matin »: when the caisse may call. */
  callBackSlots: string[];
  /** Language spoken, or « interprète souhaité ». */
  language: string | null;
  helper: { name: string; phone: string | null; relationship: string | null } | null;
  /** One of the four motives in words, never a medical one. */
  motive: string;
  needs: string[];
  level: { label: string; reason: string | null };
  /** « le 20 novembre 2026, à l’oral, recueilli par Nadia Perrin »; null when not yet given. */
  agreement: string | null;
  /** What else this caisse's own form asks, by its labels; a null value is a blank. */
  more: { label: string; value: string | null }[];
  preparedOn: string;
}

/** The printed « fiche de saisine », to be copied onto the caisse's own form. */
@Injectable()
export class SaisineSheet {
  constructor(private readonly typesetter: Typesetter) {}

  /** @throws UnavailableError on a machine that cannot make PDF files */
  pdf(data: SaisineSheetData): Promise<Buffer> {
    return this.typesetter.pdf('referrals/saisine', data);
  }
}
