import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { VIEWS_FOLDER } from '../http/view-renderer.js';
import { Typst } from './typst.js';

/** Sheets of paper: `views/<module>/<sheet>.typ` and the data it reads, as tagged PDF (PDF/UA-1, ISO 14289-1). */
@Injectable()
export class Typesetter {
  private typst: Promise<Typst> | undefined;

  /**
   * @param template « referrals/slip »
   * @param data becomes JSON, read as `json(bytes(sys.inputs.data))`: never a part of the template's own code
   * @throws UnavailableError on a machine for which the compiler is not made
   */
  async pdf(template: string, data: object): Promise<Buffer> {
    this.typst ??= Typst.open(VIEWS_FOLDER);
    const typst = await this.typst;
    // The compiler's memory is given back between two turns of the event loop, and other requests go on in between.
    await setImmediate();
    return typst.pdf(template, data);
  }
}
