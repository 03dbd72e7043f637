import { costText, gbSecondsText, invocationCost } from '@/lib/client/cost-words';
import type { Chapter } from '@/lib/engine/invocation-story';
import { PRICE_PER_GB_SECOND_DOLLARS, PRICE_PER_REQUEST_DOLLARS } from '@/lib/engine/limits';
import { InspectorSection } from './inspector-section';

/** What the attempts would have cost on AWS, and how that is reckoned. */
export function CostSection({ chapters }: { chapters: readonly Chapter[] }) {
  const cost = invocationCost(chapters);
  if (cost.attempts.length === 0) return null;
  return (
    <InspectorSection
      id="cost"
      title="Cost on AWS"
      startsOpen={false}
      aside={<span className="font-mono text-small">{costText(cost.totalDollars)}</span>}
    >
      <table className="w-full text-left text-small">
        <thead className="text-caption text-faint">
          <tr>
            <th scope="col" className="font-normal">
              Attempt
            </th>
            <th scope="col" className="text-right font-normal">
              Memory × time
            </th>
            <th scope="col" className="text-right font-normal">
              Cost
            </th>
          </tr>
        </thead>
        <tbody className="font-mono">
          {cost.attempts.map(({ attempt, dollars, gbSeconds }) => (
            <tr key={attempt} className="border-t border-line">
              <th scope="row" className="py-0.5 font-normal">
                {attempt}
              </th>
              <td className="text-right text-mute">{gbSecondsText(gbSeconds)}</td>
              <td className="text-right">{costText(dollars)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-1.5 text-small text-mute">
        Each attempt is a request ({costText(PRICE_PER_REQUEST_DOLLARS)}) and its memory for its billed time (
        {costText(PRICE_PER_GB_SECOND_DOLLARS)} a GB-second, x86, us-east-1). Waits, throttles and queueing cost
        nothing. A million events like this one: {costText(cost.totalDollars * 1_000_000)}. The free tier is not
        counted.{' '}
        <a
          href="https://aws.amazon.com/lambda/pricing/"
          target="_blank"
          rel="noreferrer"
          className="underline underline-offset-2 hover:text-text"
        >
          AWS Lambda pricing
        </a>
      </p>
    </InspectorSection>
  );
}
