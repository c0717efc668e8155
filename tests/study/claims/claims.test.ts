import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claims } from '../../../src/study/claims/index.ts';
import { judgeClaim } from '../../../src/study/claims/judge.ts';
import { withFigures } from '../../../src/study/figures.ts';
import { COMPUTED, DECLINED, GENERAL, OPEN, type Said } from './sentences.ts';

function verdict(claim: string): Said[1] {
  const judgement = judgeClaim(claim);
  return 'holds' in judgement ? judgement.holds : null;
}

describe('A claim', () => {
  it('is made in more than a hundred ways here', () => {
    expect(GENERAL.length + COMPUTED.length + DECLINED.length).toBeGreaterThan(100);
  });

  it.each(GENERAL)('%s: %s', (claim, holds) => expect(verdict(claim)).toBe(holds));
  it.each(COMPUTED)('%s: %s', (claim, holds) => expect(verdict(claim)).toBe(holds));
  it.each(OPEN)('%s: %s', (claim, holds) => expect(verdict(claim)).toBe(holds));
  it.each(DECLINED)('%s is not judged', (claim) => expect(verdict(claim)).toBeNull());
});

describe('Every claim of the rule base', () => {
  const wordings = claims.flatMap(({ says, holds }) => says.map((wording) => [wording, holds] as const));

  it('is one of at least sixty', () => {
    expect(claims.length).toBeGreaterThanOrEqual(60);
  });

  it.each(wordings)('%s: is found by its own words', (wording, holds) =>
    expect(verdict(wording)).toBe(holds),
  );

  it.each(claims.map((claim) => [claim.says[0], claim] as const))(
    '%s: shows figures that the engine computed',
    (_, claim) => {
      const shown = withFigures(`${claim.because} ${claim.shown}`);
      expect(shown).not.toMatch(/[{}]/);
      expect(claim.shown).toMatch(/\{\w+ .+ on \S+\}/);
    },
  );

  it('is turned into its opposite when it is denied', () => {
    const opposite = { true: 'false', false: 'true', depends: 'depends' } as const;
    fc.assert(
      fc.property(fc.constantFrom(...claims), ({ says: [wording], holds }) => {
        expect(verdict(`it is not true that ${wording}`)).toBe(opposite[holds]);
        expect(verdict(`it is true that ${wording}`)).toBe(holds);
      }),
    );
  });

  it('holds only sometimes where it depends: “always” makes it false, “sometimes” true', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...claims.filter(({ holds }) => holds === 'depends')),
        ({ says: [wording] }) => {
          expect(verdict(`always: ${wording}`)).toBe('false');
          expect(verdict(`sometimes ${wording}`)).toBe('true');
        },
      ),
    );
  });
});
