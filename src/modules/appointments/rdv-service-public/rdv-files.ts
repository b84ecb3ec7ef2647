import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Drafts } from '../../../platform/drafts/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { newId } from '../../../platform/ids.js';
import { ImportFiles } from '../../../platform/uploads/index.js';

const KIND = 'rdv_import';

/** An export between its arrival and its import: a draft says whose it is, and the file goes after a day. */
@Injectable()
export class RdvFiles {
  constructor(
    private readonly drafts: Drafts,
    private readonly files: ImportFiles,
  ) {}

  async keep(actor: StructureActor, received: string): Promise<string> {
    const id = newId();
    await this.drafts.save(actor, KIND, { id, version: 0, writer: id }, {});
    await this.files.keep(id, received);
    return id;
  }

  /** @throws NotFoundError of somebody else, or too old */
  async find(actor: StructureActor, id: string): Promise<string> {
    await this.drafts.find(actor, KIND, id);
    if (!(await this.files.has(id))) throw new NotFoundError('file');
    return this.files.path(id);
  }

  async remove(actor: StructureActor, id: string): Promise<void> {
    await this.drafts.drop(actor, KIND, id);
    await this.files.remove(id);
  }
}
