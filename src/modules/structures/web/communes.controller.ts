import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.js';
import { fragment, type FragmentResult } from '../../../platform/http/page.js';
import { Communes } from '../communes.queries.js';
import { communeText } from './commune-text.js';
import { paths } from './paths.js';

const LONGEST = 100;

/** Options for the commune field of every form; the field itself works without them. */
@Controller()
@Allow('mediator', 'counter', 'coordinator', 'fund_agent', 'structure_manager', 'administrator')
export class CommunesController {
  constructor(private readonly communes: Communes) {}

  @Get(paths.communeSearch.pattern)
  async suggest(@Query('q') q: unknown): Promise<FragmentResult> {
    const typed = typeof q === 'string' ? q.replaceAll('\0', '').slice(0, LONGEST).trim() : '';
    const found = await this.communes.search(typed);
    const options = found.map((commune) => ({
      value: communeText(commune, false, typed),
      label: commune.departmentName,
    }));
    return fragment('structures/commune-options', { options });
  }
}
