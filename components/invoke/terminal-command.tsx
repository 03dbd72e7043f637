'use client';

import { useState } from 'react';
import { useEndpoint, useLabAddress } from '@/components/lab/use-lab-address';
import { CodeBlock } from '@/components/ui/code-block';
import { CopyButton } from '@/components/ui/copy-button';
import { SectionHeading } from '@/components/ui/section';
import { type CliVersion, credentialsCommand, invokeCliCommand } from '@/lib/client/invoke-commands';
import { compactJson } from '@/lib/client/json-layout';
import { readPreference, writePreference } from '@/lib/client/preferences';
import type { InvokeCall } from './invoke-context';

const CLI_KEY = 'invocation-lab.cli';

/** The same call as an AWS CLI command. Version 2 needs one more option, so one switch writes it for good. */
export function TerminalCommand({ call }: { call: InvokeCall }) {
  const endpoint = useEndpoint();
  const { labId, region } = useLabAddress();
  const [version, setVersion] = useState<CliVersion>(storedVersion);
  const command = invokeCliCommand(
    { ...call, payload: compactJson(call.payload), endpoint, labId, region, qualifier: undefined },
    version,
  );

  function choose(useV2: boolean) {
    const next = useV2 ? 'v2' : 'v1';
    setVersion(next);
    writePreference(CLI_KEY, next);
  }

  return (
    <div>
      <SectionHeading
        aside={
          <label
            className="flex cursor-pointer items-center gap-1.5 text-caption text-mute max-lg:min-h-11"
            title="AWS CLI version 2 reads payloads as base64 unless --cli-binary-format raw-in-base64-out is given"
          >
            <input
              type="checkbox"
              checked={version === 'v2'}
              onChange={(event) => choose(event.target.checked)}
              className="accent-accent"
            />
            CLI v2
          </label>
        }
      >
        Same thing from a terminal
      </SectionHeading>
      <CodeBlock text={command} label="AWS CLI command" />
      <div className="mt-1 flex items-center gap-1 text-caption text-faint">
        Once per terminal: <code className="font-mono text-mute">AWS_ACCESS_KEY_ID={labId} …</code>
        <CopyButton text={credentialsCommand(labId, region)} label="Copy the credentials line" />
      </div>
    </div>
  );
}

function storedVersion(): CliVersion {
  return readPreference(CLI_KEY) === 'v2' ? 'v2' : 'v1';
}
