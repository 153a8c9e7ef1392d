<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>ActionBar</name>
    <message>
      <location filename="../../gui/panes/action_bar.py" />
      <source>Actions on the selection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/action_bar.py" />
      <source>Clear the selection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/action_bar.py" />
      <source>No action fits all of them.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Actions</name>
    <message>
      <location filename="../../gui/actions/container_terminals.py" />
      <source>Attach to main process</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_ways.py" />
      <location filename="../../gui/actions/images.py" />
      <location filename="../../gui/actions/networks.py" />
      <location filename="../../gui/actions/volumes.py" />
      <source>Copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_copies.py" />
      <source>Copy docker run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/pane_actions.py" />
      <location filename="../../gui/panes/networks.py" />
      <location filename="../../gui/panes/volumes.py" />
      <source>Create…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_copies.py" />
      <source>Export files…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_ways.py" />
      <location filename="../../gui/actions/images.py" />
      <location filename="../../gui/actions/networks.py" />
      <location filename="../../gui/actions/volumes.py" />
      <source>Go to</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <source>Kill</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <source>Killing…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_limits.py" />
      <source>Limits…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_copies.py" />
      <source>Make image…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/images.py" />
      <source>Measure shared sizes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <location filename="../../gui/actions/volumes.py" />
      <source>Measure sizes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_terminals.py" />
      <source>Open in my own terminal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <source>Open logs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_ways.py" />
      <source>Open port</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_terminals.py" />
      <source>Open terminal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_terminals.py" />
      <source>Open terminal with…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <source>Pause</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/containers.py" />
      <source>Paused %n containers</source>
      <translation>
        <numerusform>Paused %n containers</numerusform>
        <numerusform>Paused %n containers</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <source>Paused '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <source>Pausing…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/images.py" />
      <source>Remove all names…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/pane_actions.py" />
      <source>Remove unused…</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/container_remove.py" />
      <source>Removed %n containers</source>
      <translation>
        <numerusform>Removed %n containers</numerusform>
        <numerusform>Removed %n containers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/images.py" />
      <source>Removed %n images</source>
      <translation>
        <numerusform>Removed %n images</numerusform>
        <numerusform>Removed %n images</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/networks.py" />
      <source>Removed %n networks</source>
      <translation>
        <numerusform>Removed %n networks</numerusform>
        <numerusform>Removed %n networks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/volumes.py" />
      <source>Removed %n volumes</source>
      <translation>
        <numerusform>Removed %n volumes</numerusform>
        <numerusform>Removed %n volumes</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/actions/container_remove.py" />
      <location filename="../../gui/actions/images.py" />
      <location filename="../../gui/actions/networks.py" />
      <location filename="../../gui/actions/volumes.py" />
      <source>Removed '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/images.py" />
      <source>Removed '{name}' with all its names</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_remove.py" />
      <location filename="../../gui/actions/images.py" />
      <location filename="../../gui/actions/networks.py" />
      <location filename="../../gui/actions/volumes.py" />
      <source>Remove…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_remove.py" />
      <location filename="../../gui/actions/images.py" />
      <location filename="../../gui/actions/networks.py" />
      <location filename="../../gui/actions/volumes.py" />
      <source>Removing…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <source>Rename…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <source>Restart</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/containers.py" />
      <source>Restarted %n containers</source>
      <translation>
        <numerusform>Restarted %n containers</numerusform>
        <numerusform>Restarted %n containers</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <source>Restarted '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <source>Restarting…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <location filename="../../gui/actions/images.py" />
      <location filename="../../gui/panes/containers.py" />
      <source>Run…</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/containers.py" />
      <source>Sent {choice} to %n containers</source>
      <translation>
        <numerusform>Sent {choice} to %n containers</numerusform>
        <numerusform>Sent {choice} to %n containers</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <source>Sent {choice} to '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <source>Start</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/containers.py" />
      <source>Started %n containers</source>
      <translation>
        <numerusform>Started %n containers</numerusform>
        <numerusform>Started %n containers</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <source>Started '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <source>Starting…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <source>Stop</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/containers.py" />
      <source>Stopped %n containers</source>
      <translation>
        <numerusform>Stopped %n containers</numerusform>
        <numerusform>Stopped %n containers</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <source>Stopped '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <source>Stopping…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/images.py" />
      <source>Tag…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <source>Unpause</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/containers.py" />
      <source>Unpaused %n containers</source>
      <translation>
        <numerusform>Unpaused %n containers</numerusform>
        <numerusform>Unpaused %n containers</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <source>Unpaused '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/containers.py" />
      <source>Unpausing…</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Charts</name>
    <message numerus="yes">
      <location filename="../../gui/widgets/use_charts.py" />
      <source>%n h</source>
      <translation>
        <numerusform>%n h</numerusform>
        <numerusform>%n h</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/widgets/use_charts.py" />
      <source>%n min</source>
      <translation>
        <numerusform>%n min</numerusform>
        <numerusform>%n min</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/widgets/chart_paint.py" />
      <source>Not recorded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/stats.py" />
      <source>Not recorded {begin}–{end}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/mark_card.py" />
      <source>Show logs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/use_charts.py" />
      <source>limit {limit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/use_charts.py" />
      <source>percent of each one's own limit; of one core without</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/use_charts.py" />
      <source>percent of its limit of {limit} cores</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/use_charts.py" />
      <source>percent of one core</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../gui/widgets/use_charts.py" />
      <source>percent of one core, %n core</source>
      <translation>
        <numerusform>percent of one core, %n core</numerusform>
        <numerusform>percent of one core, %n cores</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/widgets/use_charts.py" />
      <source>percent of one core, %n cores</source>
      <translation>
        <numerusform>percent of one core, %n core</numerusform>
        <numerusform>percent of one core, %n cores</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/widgets/use_charts.py" />
      <source>percent of the host's %n core</source>
      <translation>
        <numerusform>percent of the host's %n core</numerusform>
        <numerusform>percent of the host's %n cores</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/widgets/use_charts.py" />
      <source>percent of the host's %n cores</source>
      <translation>
        <numerusform>percent of the host's %n core</numerusform>
        <numerusform>percent of the host's %n cores</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/widgets/use_charts.py" />
      <source>read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/use_charts.py" />
      <source>received</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/use_charts.py" />
      <source>sent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/use_charts.py" />
      <source>written</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/stats.py" />
      <source>{begin} to {end}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/stats.py" />
      <source>{name}: last {last}, highest {most} at {when}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/stats.py" />
      <source>{name}: nothing known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/use_charts.py" />
      <source>{unit} read and written</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/use_charts.py" />
      <source>{unit} received and sent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/chart.py" />
      <source>{when}: {told}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Chip</name>
    <message>
      <location filename="../../gui/widgets/chip.py" />
      <source>Remove {text}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Colours</name>
    <message>
      <location filename="../../gui/widgets/colour_button.py" />
      <source>Blue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/colour_button.py" />
      <source>Choose a colour</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/colour_button.py" />
      <source>Colour</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/colour_button.py" />
      <source>Colour of {name}: {colour}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/colour_button.py" />
      <source>Crimson</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/colour_button.py" />
      <source>Green</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/colour_button.py" />
      <source>Grey</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/colour_button.py" />
      <source>Olive</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/colour_button.py" />
      <source>Orange</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/colour_button.py" />
      <source>Teal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/colour_button.py" />
      <source>Violet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/colour_button.py" />
      <source>now</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Columns</name>
    <message>
      <location filename="../../gui/widgets/column_menu.py" />
      <source>Ascending</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/networks.py" />
      <source>Attachable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/use_columns.py" />
      <source>CPU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/column_menu.py" />
      <source>Columns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/containers.py" />
      <source>Command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/use_columns.py" />
      <source>Container</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/networks.py" />
      <source>Containers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/cells.py" />
      <source>Created</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/column_menu.py" />
      <source>Descending</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/images.py" />
      <source>Digest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/use_columns.py" />
      <source>Disk read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/use_columns.py" />
      <source>Disk write</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/networks.py" />
      <location filename="../../models/volumes.py" />
      <source>Driver</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/containers.py" />
      <source>Exit code</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/networks.py" />
      <source>Gateway</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/containers.py" />
      <source>Health</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/cells.py" />
      <source>ID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/containers.py" />
      <source>IP address</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/networks.py" />
      <source>IPv6</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/containers.py" />
      <source>Image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/networks.py" />
      <source>Internal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/cells.py" />
      <source>Labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/use_columns.py" />
      <source>Memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/volumes.py" />
      <source>Mount point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/containers.py" />
      <source>Mounts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/containers.py" />
      <location filename="../../models/networks.py" />
      <location filename="../../models/volumes.py" />
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/use_columns.py" />
      <source>Network in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/use_columns.py" />
      <source>Network out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/containers.py" />
      <source>Networks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/cells.py" />
      <source>No</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/volumes.py" />
      <source>Notes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/use_columns.py" />
      <source>Of limit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/images.py" />
      <source>Platform</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/containers.py" />
      <source>Ports</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/use_columns.py" />
      <source>Processes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/containers.py" />
      <source>Project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/images.py" />
      <source>Repository</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/column_menu.py" />
      <source>Reset columns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/networks.py" />
      <location filename="../../models/volumes.py" />
      <source>Scope</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/containers.py" />
      <source>Service</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/images.py" />
      <source>Shared</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/containers.py" />
      <location filename="../../models/images.py" />
      <location filename="../../models/volumes.py" />
      <source>Size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/column_menu.py" />
      <source>Sort by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/containers.py" />
      <source>Status</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/networks.py" />
      <source>Subnet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/images.py" />
      <source>Tag</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/images.py" />
      <source>Unique</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/containers.py" />
      <source>Up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/cells.py" />
      <source>Used by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/cells.py" />
      <source>Yes</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Commit</name>
    <message>
      <location filename="../../gui/dialogs/commit.py" />
      <source>Add instruction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/commit.py" />
      <source>Another image is called so now and loses the name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/commit.py" />
      <source>Author</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/commit.py" />
      <source>Instruction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/commit.py" />
      <source>Instructions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/commit.py" />
      <source>Made the image '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/commit.py" />
      <source>Make an image of '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/commit.py" />
      <source>Make image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/commit.py" />
      <source>Message</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/commit.py" />
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/commit.py" />
      <source>Name of the image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/commit.py" />
      <source>None if left empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/commit.py" />
      <source>Pause it while its files are written</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/commit.py" />
      <source>The engine writes the image; that may take a while.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/commit.py" />
      <source>Without a name if left empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/commit.py" />
      <source>the name</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Connection</name>
    <message>
      <location filename="../../gui/connection.py" />
      <source>API {milliseconds} ms</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/connection.py" />
      <source>Connecting…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/connection.py" />
      <source>Connection lost</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/connection.py" />
      <source>Events live</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/connection.py" />
      <source>Events lost</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/connection.py" />
      <source>Next try in {seconds} s.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/connection.py" />
      <source>No connection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/connection.py" />
      <source>Not running</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/connection.py" />
      <source>The connection to the engine is lost.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/connection.py" />
      <source>Trying now…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/connection.py" />
      <source>What is shown may be out of date.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/connection.py" />
      <source>next try in {seconds} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/connection.py" />
      <source>trying now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/connection.py" />
      <source>{engine} · API {api}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Containers</name>
    <message>
      <location filename="../../gui/panes/containers.py" />
      <source>Containers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/containers.py" />
      <source>Filter, e.g. state:running image:postgres</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/containers.py" />
      <source>No container matches {filter}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/containers.py" />
      <source>Only running</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/containers.py" />
      <source>This engine has no containers yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/containers.py" />
      <source>“only running”</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Copy</name>
    <message>
      <location filename="../../gui/widgets/copying.py" />
      <source>Copied</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/copying.py" />
      <source>Copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/copying.py" />
      <source>Copy {what}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>CopyContainer</name>
    <message>
      <location filename="../../gui/actions/container_ways.py" />
      <source>Container ID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_ways.py" />
      <source>IP address</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_ways.py" />
      <source>Image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_ways.py" />
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_ways.py" />
      <source>Ports</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>CopyImage</name>
    <message>
      <location filename="../../gui/actions/images.py" />
      <source>Digest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/images.py" />
      <source>Image ID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/images.py" />
      <source>Reference</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>CopyNetwork</name>
    <message>
      <location filename="../../gui/actions/networks.py" />
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/networks.py" />
      <source>Network ID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/networks.py" />
      <source>Subnet</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>CopyVolume</name>
    <message>
      <location filename="../../gui/actions/volumes.py" />
      <source>Mount point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/volumes.py" />
      <source>Name</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Crash</name>
    <message>
      <location filename="../../gui/pages/crash.py" />
      <source>Copy report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/pages/crash.py" />
      <source>Go on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/pages/crash.py" />
      <source>Longshore</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/pages/crash.py" />
      <source>Report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/pages/crash.py" />
      <source>Something went wrong inside Longshore.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/pages/crash.py" />
      <source>Your engine is not affected. You can go on working; the report helps to mend it.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>CreateNetwork</name>
    <message>
      <location filename="../../gui/dialogs/network_create.py" />
      <source>Access</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/network_create.py" />
      <source>Add label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/network_create.py" />
      <source>Attachable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/network_create.py" />
      <source>Create</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/network_create.py" />
      <source>Create a network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/network_create.py" />
      <source>Created '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/network_create.py" />
      <source>Driver</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/network_create.py" />
      <source>Gateway</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/network_create.py" />
      <source>Internal: no way out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/network_create.py" />
      <source>Label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/network_create.py" />
      <source>Labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/network_create.py" />
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/network_create.py" />
      <source>Subnet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/network_create.py" />
      <source>The engine chooses if left empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/network_create.py" />
      <source>There is a network of that name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/network_create.py" />
      <source>the gateway</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/network_create.py" />
      <source>the name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/network_create.py" />
      <source>the subnet</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>CreateVolume</name>
    <message>
      <location filename="../../gui/dialogs/volume_create.py" />
      <source>Add driver option</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/volume_create.py" />
      <source>Add label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/volume_create.py" />
      <source>Create</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/volume_create.py" />
      <source>Create a volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/volume_create.py" />
      <source>Created '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/volume_create.py" />
      <source>Driver</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/volume_create.py" />
      <source>Label</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/volume_create.py" />
      <source>Labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/volume_create.py" />
      <source>Made up if left empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/volume_create.py" />
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/volume_create.py" />
      <source>Option</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/volume_create.py" />
      <source>Options</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/volume_create.py" />
      <source>There is a volume of that name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/volume_create.py" />
      <source>the name</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Csv</name>
    <message>
      <location filename="../../gui/widgets/save_csv.py" />
      <source>Export as CSV</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/save_csv.py" />
      <source>Saved {file}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/save_csv.py" />
      <source>{file} could not be written: {words}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Detail</name>
    <message>
      <location filename="../../gui/details/panel_head.py" />
      <source>Close details</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/panel.py" />
      <source>Details</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/panel.py" />
      <source>Details of {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/panel_head.py" />
      <source>More actions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/panel_head.py" />
      <source>No tag</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/panel.py" />
      <source>Parts of the details</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/panel.py" />
      <source>Removed {ago}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/panel.py" />
      <source>Show the new one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/panel.py" />
      <source>What was loaded can still be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/panel_head.py" />
      <source>anonymous</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/panel_head.py" />
      <source>in {project}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Dialog</name>
    <message>
      <location filename="../../gui/widgets/dialog.py" />
      <source>Cancel</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Editor</name>
    <message>
      <location filename="../../gui/dialogs/file_editor.py" />
      <source>'{letter}' cannot be written in this file's encoding.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/file_editor.py" />
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/file_editor.py" />
      <source>Close without saving</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/file_editor.py" />
      <source>Close without saving?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/file_editor.py" />
      <source>It is not UTF-8; it is shown and saved as Latin-1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/file_editor.py" />
      <source>Save</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/file_editor.py" />
      <source>Save over it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/file_editor.py" />
      <source>Save over the other change?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/file_editor.py" />
      <source>Saved, {size}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/file_editor.py" />
      <source>The file has changed in the container since it was opened. That change would be lost.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/file_editor.py" />
      <source>This is no text. It can be downloaded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/file_editor.py" />
      <source>What you typed into '{name}' is lost.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/file_editor.py" />
      <source>What you typed is still here.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>EngineList</name>
    <message>
      <location filename="../../gui/widgets/engine_list.py" />
      <source>Connect</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/engine_list.py" />
      <source>Connect to {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/engine_list.py" />
      <source>Does not answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/engine_list.py" />
      <source>Engines found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/engine_list.py" />
      <source>In use</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/engine_list.py" />
      <source>from {source}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>EnginePane</name>
    <message numerus="yes">
      <location filename="../../gui/texts/engine.py" />
      <source>%n CPU</source>
      <translation>
        <numerusform>%n CPU</numerusform>
        <numerusform>%n CPUs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/texts/engine.py" />
      <source>%n CPUs</source>
      <translation>
        <numerusform>%n CPU</numerusform>
        <numerusform>%n CPUs</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>API</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>API in use</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Address</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Answers in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Built</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Cgroups</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/engine.py" />
      <source>Client</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Containers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Context</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Data folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/engine.py" />
      <source>Engine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/engine.py" />
      <source>Engines found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Experimental</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Git commit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Go</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>ID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Kernel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Log plugins</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Logging driver</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Longshore {version}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Machine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Network plugins</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>No</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>OS/Arch</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Operating system</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Platform</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Rootless</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Runtimes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Security</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Storage driver</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Swarm</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/engine.py" />
      <source>System</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/engine.py" />
      <source>The engine warns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Version</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Volume plugins</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>Yes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>version {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>{api} (minimum {least})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>{name} (default)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>{n} paused</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>{n} running</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/engine.py" />
      <source>{n} stopped</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Errors</name>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>A container uses it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>A running container uses it; not even force removes it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Another network has these addresses.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Containers are on it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not change the limits of {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not compare {thing} with its image.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not create {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not download {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not export {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not kill {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not list {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not look through {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not make an image of {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not measure {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not pause {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not read {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not remove {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not rename {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not restart {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not run {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not save {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not send a signal to {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not start {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not stop {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not tag {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not unpause {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Could not upload into {thing}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>It cannot be written to: read-only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>It has ended meanwhile.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>It has several names; removing it by force removes them all.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>It is no longer there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>It is not sure which process it is inside.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>It is removed when it ends, so that it is never restarted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>It is running.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>It is too large to be opened here. Download it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>It shares its processes with others, so that a wrong one could be meant.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>It uses more memory now than that; the limit cannot be less.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>It uses {used} of memory now; the limit cannot be less.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Its command is not in the image.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Kill</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Memory with swap has to be as much as the memory at least.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>No answer in time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Other images are built on it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Port {port} is taken.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Remove by force</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Show who holds it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Show who uses it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Something is called so there already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>The connection broke before the answer came.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>The container does not let it: no permission.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>The container does not run any more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>The container has no shell, and a single process is signalled from inside.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>The container has no shell, and this takes one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>The container may not. {words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>The container says: {words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>The engine did not answer in time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>The engine does not take this address. {words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>The engine does not take this name. {words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>The engine is out of reach.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>The engine made it and keeps it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>The engine says: {words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>The engine's answer could not be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>The engine's machine does not count swap.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>The image is not on this engine.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>The image says no command, so one has to be given.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>The name is taken by another container.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>The name is taken.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>There is no space left in the container.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>This engine cannot do that. {words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>This engine does not let you: you have no permission for it. {words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>Try again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>What came would have written outside the folder: {words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>the containers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>the images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>the networks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/errors.py" />
      <source>the volumes</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Export</name>
    <message>
      <location filename="../../gui/dialogs/export.py" />
      <source>Archives (*.tar)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/export.py" />
      <source>Export the files of '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/export.py" />
      <source>Exported '{name}' to {file}, {size}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/export.py" />
      <source>Exporting '{name}'… {size}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/export.py" />
      <source>The export of '{name}' was cancelled; nothing is kept</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Far</name>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>Ask who runs the engine for a cert.pem and its key.pem, and put them into {folder}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>Ask who runs the engine for a cert.pem and key.pem that it accepts, and put them into {folder}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>Ask who runs the engine for a new cert.pem and its key.pem, and put them into {folder}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>Ask who runs the engine for the ca.pem that signed it, and put that into {folder}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>Give its context ca.pem, cert.pem and key.pem, or set DOCKER_TLS_VERIFY and DOCKER_CERT_PATH.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>It has to be made anew where the engine runs, unless the clock of this computer is wrong.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>It was set up anew, or somebody stands between. Forget the old key only where you know which.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>Longshore asks for no password: let {name} know a key of yours, or add it to your ssh agent.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>Longshore reaches {place} by the ssh command, as docker does.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>Set it up without certificates here, or let the engine listen with TLS.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>The certificate of {name} has expired.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>The certificate of {name} is for another address.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>The certificates for {name} cannot be used.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>There is no ssh on this computer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>To forget the old key, run this in a terminal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>To install it, run this in a terminal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>To join the group that may, run this in a terminal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>To leave a key of yours there, run this in a terminal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>To look at the key and accept it, run this in a terminal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>To start it, run this in a terminal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>Use the address that it is made for: {words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>You have not accepted the ssh key of {name} yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>Your certificate for {name} has expired.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>its context</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>ssh asks for that once, in a terminal.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>{name} accepts none of your ssh keys.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>{name} does not accept your certificate.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>{name} has another ssh key than before.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>{name} shows a certificate that nobody you trust has signed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>{name} speaks TLS only, and is set up here without.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>{name} speaks no TLS.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>{name} wants a certificate of yours, and there is none.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>{name} was reached, but Docker is not running there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>{name} was reached, but no secure connection could be agreed on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/far.py" />
      <source>{name} was reached, but your user may not use Docker there.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Field</name>
    <message>
      <location filename="../../gui/widgets/field.py" />
      <source>Problem: {words}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>FileName</name>
    <message>
      <location filename="../../gui/dialogs/file_name.py" />
      <source>A name has 255 bytes at most.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/file_name.py" />
      <source>A name has no slash, and is not one or two dots.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/file_name.py" />
      <source>A name is needed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/file_name.py" />
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/file_name.py" />
      <source>the name</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Files</name>
    <message numerus="yes">
      <location filename="../../gui/details/container_files.py" />
      <source>%n change since the image</source>
      <translation>
        <numerusform>%n change since the image</numerusform>
        <numerusform>%n changes since the image</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/container_files.py" />
      <source>%n changes since the image</source>
      <translation>
        <numerusform>%n change since the image</numerusform>
        <numerusform>%n changes since the image</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/container_files.py" />
      <source>%n entries</source>
      <translation>
        <numerusform>%n entry</numerusform>
        <numerusform>%n entries</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/file_reading.py" />
      <source>%n entries so far</source>
      <translation>
        <numerusform>%n entry so far</numerusform>
        <numerusform>%n entries so far</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/container_files.py" />
      <source>%n entry</source>
      <translation>
        <numerusform>%n entry</numerusform>
        <numerusform>%n entries</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/file_reading.py" />
      <source>%n entry so far</source>
      <translation>
        <numerusform>%n entry so far</numerusform>
        <numerusform>%n entries so far</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/container_files.py" />
      <source>%n found</source>
      <translation>
        <numerusform>%n found</numerusform>
        <numerusform>%n found</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/file_deeds.py" />
      <source>%n item</source>
      <translation>
        <numerusform>%n item</numerusform>
        <numerusform>%n items</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/file_deeds.py" />
      <source>%n items</source>
      <translation>
        <numerusform>%n item</numerusform>
        <numerusform>%n items</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/details/file_drag.py" />
      <source>'{name}' is fetched: drag it once more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_rows.py" />
      <source>Added</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_rows.py" />
      <source>Change</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_rows.py" />
      <source>Changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_files.py" />
      <source>Changed only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_menu.py" />
      <source>Copy path</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_deeds.py" />
      <source>Delete {thing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_rows.py" />
      <source>Deleted</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/file_deeds.py" />
      <source>Deleted %n items</source>
      <translation>
        <numerusform>Deleted '{name}'</numerusform>
        <numerusform>Deleted %n items</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/file_deeds.py" />
      <source>Deleted '{name}'</source>
      <translation>
        <numerusform>Deleted '{name}'</numerusform>
        <numerusform>Deleted %n items</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/details/file_menu.py" />
      <source>Delete…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_deeds.py" />
      <source>Download into</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_menu.py" />
      <source>Download…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_tree.py" />
      <source>Empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_deeds.py" />
      <source>Export the changes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_menu.py" />
      <source>Export the changes…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_files.py" />
      <location filename="../../gui/details/file_menu.py" />
      <source>Files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_files.py" />
      <source>Find by name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_files.py" />
      <location filename="../../gui/details/file_menu.py" />
      <source>Folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_files.py" />
      <source>Folder above</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_files.py" />
      <source>It has no shell: files can be read, downloaded and uploaded, but not renamed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_deeds.py" />
      <source>It is deleted inside the container, with all that is in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_deeds.py" />
      <source>It is deleted inside the container.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_files.py" />
      <source>It is not running: files can be read, downloaded and uploaded, but not renamed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_files.py" />
      <source>Its files are shown when the engine is back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_deeds.py" />
      <source>Make</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_rows.py" />
      <source>Mode</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_rows.py" />
      <source>Modified</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_files.py" />
      <source>More</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_rows.py" />
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_deeds.py" />
      <source>New file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_menu.py" />
      <source>New file…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_deeds.py" />
      <source>New folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_menu.py" />
      <source>New folder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_files.py" />
      <source>Nothing differs from the image here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_files.py" />
      <source>Nothing here is called so.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_menu.py" />
      <source>Open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_rows.py" />
      <source>Owner</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_deeds.py" />
      <source>Path</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_files.py" />
      <source>Read again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_reading.py" />
      <source>Reading '{name}' with all below it: {size}, {found}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_browser.py" />
      <source>Reading was stopped; read again to see what is in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_files.py" />
      <location filename="../../models/file_tree.py" />
      <source>Reading…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_deeds.py" />
      <source>Rename</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_deeds.py" />
      <source>Rename '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_menu.py" />
      <source>Rename…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_rows.py" />
      <source>Size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_reading.py" />
      <source>Stop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_reading.py" />
      <source>Stop reading</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_tree.py" />
      <source>There are more: these are the first {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_files.py" />
      <source>This folder is empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_deeds.py" />
      <source>Upload</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_menu.py" />
      <source>Upload a folder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/file_menu.py" />
      <source>Upload files…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_files.py" />
      <source>Upload…</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/file_changes.py" />
      <source>Wrote %n change to {file}</source>
      <translation>
        <numerusform>Wrote %n change to {file}</numerusform>
        <numerusform>Wrote %n changes to {file}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/file_changes.py" />
      <source>Wrote %n changes to {file}</source>
      <translation>
        <numerusform>Wrote %n change to {file}</numerusform>
        <numerusform>Wrote %n changes to {file}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../models/file_rows.py" />
      <source>collapsed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_rows.py" />
      <source>device</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_rows.py" />
      <source>expanded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_rows.py" />
      <source>file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_rows.py" />
      <source>folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_rows.py" />
      <source>level {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_rows.py" />
      <source>link</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_rows.py" />
      <source>pipe</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_rows.py" />
      <source>socket</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/file_rows.py" />
      <source>{n} bytes</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Filter</name>
    <message>
      <location filename="../../gui/widgets/filter_field.py" />
      <source>Clear the filter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/filter_field.py" />
      <source>Filter</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Followups</name>
    <message>
      <location filename="../../gui/actions/followups.py" />
      <source>Show {name}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Form</name>
    <message numerus="yes">
      <location filename="../../gui/dialogs/form.py" />
      <source>%n problem: {what}</source>
      <translation>
        <numerusform>%n problem: {what}</numerusform>
        <numerusform>%n problems, the first: {what}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/dialogs/form.py" />
      <source>%n problems, the first: {what}</source>
      <translation>
        <numerusform>%n problem: {what}</numerusform>
        <numerusform>%n problems, the first: {what}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/dialogs/preview.py" />
      <source>Same as this command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/preview.py" />
      <source>Same as this command: {line}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/preview.py" />
      <source>command</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>GoTo</name>
    <message>
      <location filename="../../gui/actions/users.py" />
      <source>Container {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_ways.py" />
      <source>Image {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_ways.py" />
      <source>Network {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_ways.py" />
      <source>Volume {name}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Groups</name>
    <message numerus="yes">
      <location filename="../../models/groups.py" />
      <source>%n being changed</source>
      <translation>
        <numerusform>%n being changed</numerusform>
        <numerusform>%n being changed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/groups.py" />
      <source>%n being removed</source>
      <translation>
        <numerusform>%n being removed</numerusform>
        <numerusform>%n being removed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/groups.py" />
      <source>%n container</source>
      <translation>
        <numerusform>%n container</numerusform>
        <numerusform>%n containers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/groups.py" />
      <source>%n containers</source>
      <translation>
        <numerusform>%n container</numerusform>
        <numerusform>%n containers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/groups.py" />
      <source>%n created</source>
      <translation>
        <numerusform>%n created</numerusform>
        <numerusform>%n created</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/groups.py" />
      <source>%n dead</source>
      <translation>
        <numerusform>%n dead</numerusform>
        <numerusform>%n dead</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/groups.py" />
      <source>%n failed</source>
      <translation>
        <numerusform>%n failed</numerusform>
        <numerusform>%n failed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/groups.py" />
      <source>%n paused</source>
      <translation>
        <numerusform>%n paused</numerusform>
        <numerusform>%n paused</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/groups.py" />
      <source>%n restarting</source>
      <translation>
        <numerusform>%n restarting</numerusform>
        <numerusform>%n restarting</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/groups.py" />
      <source>%n running</source>
      <translation>
        <numerusform>%n running</numerusform>
        <numerusform>%n running</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/groups.py" />
      <source>%n starting</source>
      <translation>
        <numerusform>%n starting</numerusform>
        <numerusform>%n starting</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/groups.py" />
      <source>%n stopped</source>
      <translation>
        <numerusform>%n stopped</numerusform>
        <numerusform>%n stopped</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/groups.py" />
      <source>%n unhealthy</source>
      <translation>
        <numerusform>%n unhealthy</numerusform>
        <numerusform>%n unhealthy</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../models/groups.py" />
      <source>Group {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/containers.py" />
      <source>No project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/groups.py" />
      <source>collapsed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/groups.py" />
      <source>expanded</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Health</name>
    <message numerus="yes">
      <location filename="../../models/health.py" />
      <source>%n check failed in a row</source>
      <translation>
        <numerusform>%n check failed in a row</numerusform>
        <numerusform>%n checks failed in a row</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/health.py" />
      <source>%n checks failed in a row</source>
      <translation>
        <numerusform>%n check failed in a row</numerusform>
        <numerusform>%n checks failed in a row</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../models/health.py" />
      <source>Failed with code {code}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/containers.py" />
      <location filename="../../models/health.py" />
      <source>Healthy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_health.py" />
      <source>It wrote nothing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_health.py" />
      <source>Last checks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_health.py" />
      <source>Meanwhile</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_health.py" />
      <source>Next check</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_health.py" />
      <source>No check has ended yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/health.py" />
      <source>Not checked yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/health.py" />
      <source>Not ended in time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/health.py" />
      <source>Not running, so it is not checked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/health.py" />
      <source>Passed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_health.py" />
      <source>Start period</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/containers.py" />
      <location filename="../../models/health.py" />
      <source>Starting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_health.py" />
      <source>Status</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/containers.py" />
      <location filename="../../models/health.py" />
      <source>Unhealthy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_health.py" />
      <source>What the check wrote</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_health.py" />
      <source>every {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_health.py" />
      <source>in {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_health.py" />
      <source>now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_health.py" />
      <source>output</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/health.py" />
      <source>{n} ms</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/health.py" />
      <source>{n} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_health.py" />
      <source>{time} in which failures do not count</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/health.py" />
      <source>{words}, {fails}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Images</name>
    <message>
      <location filename="../../gui/panes/images.py" />
      <source>Filter, e.g. used:no size:&gt;500MB tag:latest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/images.py" />
      <source>Images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/images.py" />
      <source>In use</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/images.py" />
      <source>No image matches {filter}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/images.py" />
      <location filename="../../models/images.py" />
      <source>No tag</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/images.py" />
      <source>Remove unused (up to {size})…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/images.py" />
      <source>Remove unused…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/images.py" />
      <source>This engine has no images yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/images.py" />
      <source>Unused</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Inspect</name>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>Copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>Copy everything</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>Copy path</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>Copy the selection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>Copy value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>Could not save to {file}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>Find</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>Find in the JSON</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>JSON as text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>JSON of {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>Next hit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>None</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>Previous hit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>Save JSON</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>Save to a file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>Saved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>Shown as</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>Text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>The JSON cannot be shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>Tree</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>Try again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/inspect_view.py" />
      <source>{n} of {total}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Json</name>
    <message numerus="yes">
      <location filename="../../models/json_tree.py" />
      <source>%n item</source>
      <translation>
        <numerusform>%n item</numerusform>
        <numerusform>%n items</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/json_tree.py" />
      <source>%n items</source>
      <translation>
        <numerusform>%n item</numerusform>
        <numerusform>%n items</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/json_tree.py" />
      <source>%n key</source>
      <translation>
        <numerusform>%n key</numerusform>
        <numerusform>%n keys</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/json_tree.py" />
      <source>%n keys</source>
      <translation>
        <numerusform>%n key</numerusform>
        <numerusform>%n keys</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/widgets/json_tree.py" />
      <source>Close all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/json_tree.py" />
      <source>Copy path</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/json_tree.py" />
      <source>Copy value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/json_tree.py" />
      <source>JSON</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/json_tree.py" />
      <source>Key</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/json_tree.py" />
      <source>Open all below</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/json_tree.py" />
      <source>Value</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>KeyValues</name>
    <message>
      <location filename="../../gui/widgets/key_values.py" />
      <source>Hide {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/key_values.py" />
      <source>Show {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/key_values.py" />
      <source>hidden</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Layers</name>
    <message>
      <location filename="../../gui/details/image_layers.py" />
      <source>#</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/image_layers.py" />
      <source>%n layer</source>
      <translation>
        <numerusform>%n layer</numerusform>
        <numerusform>%n layers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/image_layers.py" />
      <source>%n layers</source>
      <translation>
        <numerusform>%n layer</numerusform>
        <numerusform>%n layers</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/details/image_layers.py" />
      <source>Imported, without a record of how it was made</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/image_layers.py" />
      <source>Instruction</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/image_layers.py" />
      <source>Size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/image_layers.py" />
      <source>{count}, {size}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Limits</name>
    <message>
      <location filename="../../models/limits.py" />
      <source>A size, such as 1 GB, or “unlimited”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>Always</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/limits.py" />
      <source>An engine does not take this limit away while the container lives.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/limits.py" />
      <source>An engine does not take this limit away while the container lives; it can be raised.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/limits.py" />
      <source>An engine gives 6 MiB at least.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>As often as it takes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/limits.py" />
      <source>CPU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>CPU cores</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>Change limits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>Changed the limits of '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>Changes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/limits.py" />
      <source>Cores are a number, such as 1.5.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/limits.py" />
      <source>It counts the memory too, so that it cannot be less than that.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/limits.py" />
      <source>It goes from 1 to {n}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/limits.py" />
      <source>It needs a limit of the memory.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/limits.py" />
      <source>It uses {size} now, more than that: the engine refuses it, or ends processes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/limits.py" />
      <source>It uses {size} now.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>Limits of '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <location filename="../../models/limits.py" />
      <source>Memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>Memory and swap together</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/limits.py" />
      <source>Memory is a size, such as 512 MB.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>Never</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>No limit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>Nothing is changed yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>On failure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <location filename="../../models/limits.py" />
      <source>Processes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>Reading the limits…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <location filename="../../models/limits.py" />
      <source>Restart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>Restarts at most</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/limits.py" />
      <source>This is a number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>This machine does not count swap</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/limits.py" />
      <source>This machine has {n} cores.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/limits.py" />
      <source>This machine has {size}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>Twice the memory if left empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>Unless stopped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <location filename="../../models/limits.py" />
      <source>With swap</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>at most</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>memory with swap</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/limits.py" />
      <source>no limit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>the cores</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>the memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>the processes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>the restarts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/limits.py" />
      <source>{n} is all that this machine has.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/limits.py" />
      <source>{words}. The engine warns: {warning}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Local</name>
    <message>
      <location filename="../../gui/texts/local.py" />
      <source>'{name}' cannot be written: {folder} is not there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/local.py" />
      <source>'{name}' cannot be written: {folder} is read-only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/local.py" />
      <source>'{name}' in {folder} is a folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/local.py" />
      <source>'{name}' in {folder}: {words}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/local.py" />
      <source>'{name}' is in {folder} already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/local.py" />
      <source>'{name}' is larger than a file may be in {folder}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/local.py" />
      <source>There is no space left for '{name}' in {folder}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/local.py" />
      <source>There is no space left for '{name}' in {folder}: your share is used up.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/local.py" />
      <source>You may not write '{name}' into {folder}.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Log</name>
    <message numerus="yes">
      <location filename="../../gui/widgets/log_filter_bar.py" />
      <source>%n line around</source>
      <translation>
        <numerusform>%n line around</numerusform>
        <numerusform>%n lines around</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/widgets/log_filter_bar.py" />
      <source>%n line around each</source>
      <translation>
        <numerusform>%n line around each</numerusform>
        <numerusform>%n lines around each</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/widgets/log_filter_bar.py" />
      <source>%n lines around</source>
      <translation>
        <numerusform>%n line around</numerusform>
        <numerusform>%n lines around</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/widgets/log_filter_bar.py" />
      <source>%n lines around each</source>
      <translation>
        <numerusform>%n line around each</numerusform>
        <numerusform>%n lines around each</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/widgets/log_scene.py" />
      <source>+{n} line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_scene.py" />
      <source>+{n} lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_time_dialog.py" />
      <source>14:32, 2026-11-24 14:32:05, 10 min ago</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_filter_bar.py" />
      <source>Add a filter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_filter_bar.py" />
      <source>Add filter…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_saving.py" />
      <source>All that is loaded ({n})…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_picking.py" />
      <source>An expression of the filter takes too long on this log. Filtering has stopped.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_job.py" />
      <source>Cancel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/logs.py" />
      <location filename="../../gui/panes/logs.py" />
      <source>Clear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/logs.py" />
      <source>Cleared. New lines will show here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_find_bar.py" />
      <location filename="../../gui/widgets/log_record.py" />
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_header.py" />
      <source>Columns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_board.py" />
      <source>Copied {n} line ({size})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_board.py" />
      <source>Copied {n} lines ({size})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/logs.py" />
      <location filename="../../gui/widgets/log_tools.py" />
      <source>Copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_line_menu.py" />
      <source>Copy as JSON</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_line_menu.py" />
      <source>Copy the line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_line_menu.py" />
      <source>Copy the time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_reading.py" />
      <source>Copy the value</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_board.py" />
      <source>Copying</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_board.py" />
      <source>Copying was cancelled. Nothing was copied.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/log_levels.py" />
      <source>Debug</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_job.py" />
      <source>Dismiss</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/logs.py" />
      <source>Earlier lines are not loaded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/logs.py" />
      <source>Earlier lines were rotated away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_pill.py" />
      <source>End</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/log_levels.py" />
      <source>Error</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_spans.py" />
      <source>Everything</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_reading.py" />
      <source>Fields</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/logs.py" />
      <location filename="../../gui/widgets/log_filter_bar.py" />
      <source>Filter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/logs.py" />
      <location filename="../../gui/widgets/log_find_bar.py" />
      <source>Find</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_find_bar.py" />
      <source>Find in the log</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_tools.py" />
      <source>Find…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_reading.py" />
      <source>Fold stack traces</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_line_menu.py" />
      <source>Fold the record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/logs.py" />
      <source>Follow</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_tools.py" />
      <source>Follow the end</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_filter_bar.py" />
      <source>Forget {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_line_menu.py" />
      <source>From here on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_time_dialog.py" />
      <source>From its beginning</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_reading.py" />
      <source>Hide this column</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_reading.py" />
      <source>How long ago</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/log_levels.py" />
      <source>Info</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_time_dialog.py" />
      <source>It ends before it begins.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/logs.py" />
      <source>It has written nothing to its log.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/log_find.py" />
      <source>It is too deep.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/log_find.py" />
      <source>It repeats more often than {n} times.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_links.py" />
      <source>It stands in the log, and it leads to {host}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/logs.py" />
      <source>Its log driver keeps no log that can be read here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/logs.py" />
      <location filename="../../gui/texts/logs.py" />
      <source>Its log driver, none, keeps no log.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/logs.py" />
      <source>Its log driver, {driver}, keeps no log that can be read here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_saving.py" />
      <source>JSON lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_saving.py" />
      <source>JSON lines, gzip</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_time_dialog.py" />
      <source>Jump</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_time_dialog.py" />
      <source>Jump to a time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_spans.py" />
      <source>Jump to a time…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_reading.py" />
      <source>Larger</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_spans.py" />
      <source>Last {n} h</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_spans.py" />
      <source>Last {n} line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_spans.py" />
      <source>Last {n} lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_spans.py" />
      <source>Last {n} min</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_header.py" />
      <source>Level</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_reading.py" />
      <source>Level column</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_histogram.py" />
      <location filename="../../gui/widgets/log_tools.py" />
      <source>Lines over time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_earlier.py" />
      <source>Load earlier lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/logs.py" />
      <source>Loading earlier lines…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_reading.py" />
      <source>Local time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/logs.py" />
      <location filename="../../gui/widgets/log_view.py" />
      <source>Log</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/logs.py" />
      <source>Log of {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_find_bar.py" />
      <source>Match case</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_header.py" />
      <source>Message</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/logs.py" />
      <source>More</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/log_find.py" />
      <source>More than {n} characters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_finding.py" />
      <source>More than {n} hits. The search has stopped.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_histogram.py" />
      <source>Most in {bar}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_filter_bar.py" />
      <source>Name of this filter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_filter_bar.py" />
      <source>Name this filter…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_find_bar.py" />
      <source>Next hit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_record.py" />
      <source>Next record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_reading.py" />
      <source>No columns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_finding.py" />
      <source>No expression</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_reading.py" />
      <source>No fields</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_finding.py" />
      <source>No hit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_finding.py" />
      <source>No hit in this log.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/log_levels.py" />
      <source>No level</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_board.py" />
      <source>No line matches.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_view.py" />
      <source>No lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_filter_bar.py" />
      <source>No lines around</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_histogram.py" />
      <source>No lines with a time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/logs.py" />
      <source>No log yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_reading.py" />
      <source>No times</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/logs.py" />
      <source>Not all earlier lines are loaded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_line_menu.py" />
      <location filename="../../gui/widgets/log_reading.py" />
      <source>Not {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_find_bar.py" />
      <source>Only matching lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_line_menu.py" />
      <location filename="../../gui/widgets/log_reading.py" />
      <source>Only {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_links.py" />
      <source>Open the address</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_links.py" />
      <source>Open this address in the browser?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_line_menu.py" />
      <source>Open {address}…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_pill.py" />
      <source>Paused</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_histogram.py" />
      <source>Picked: {span}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_find_bar.py" />
      <source>Previous hit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_record.py" />
      <source>Previous record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_reading.py" />
      <source>Read JSON and logfmt</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_record.py" />
      <source>Record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_find_bar.py" />
      <source>Regular expression</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_pill.py" />
      <source>Resume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_saving.py" />
      <location filename="../../gui/widgets/log_tools.py" />
      <source>Save</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_saving.py" />
      <source>Save the log</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_saving.py" />
      <source>Saved {n} line to {file} ({size})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_saving.py" />
      <source>Saved {n} lines to {file} ({size})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_tools.py" />
      <source>Save…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_saving.py" />
      <source>Saving was cancelled. Nothing was saved.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_saving.py" />
      <source>Saving {file}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_finding.py" />
      <source>Searching. {hits} so far.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_tools.py" />
      <source>Select all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_time_dialog.py" />
      <source>Show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_time_dialog.py" />
      <source>Show a span of time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_filter_bar.py" />
      <source>Show all lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_line_menu.py" />
      <source>Show the record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_filter_bar.py" />
      <source>Show {stream}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_time_dialog.py" />
      <source>Since</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_spans.py" />
      <source>Since and until…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_histogram.py" />
      <source>Since {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_reading.py" />
      <source>Smaller</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_header.py" />
      <source>Source</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/logs.py" />
      <source>Stop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_earlier.py" />
      <source>Stop loading earlier lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_finding.py" />
      <source>Stopped. {hits} so far.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_time_dialog.py" />
      <source>Such as {examples}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_saving.py" />
      <source>Text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_saving.py" />
      <source>Text, gzip</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_board.py" />
      <source>That failed: {error}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_time_dialog.py" />
      <source>That is no time that can be read. Such as {examples}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/logs.py" />
      <source>The container is no longer there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/logs.py" />
      <source>The engine is out of reach.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_finding.py" />
      <source>The expression takes too long on this log. The search has stopped.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/logs.py" />
      <source>The lines between are being loaded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/logs.py" />
      <source>The lines between are not loaded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/logs.py" />
      <source>The log cannot be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/logs.py" />
      <source>The log cannot be shown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/logs.py" />
      <source>The log goes on when it is back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_header.py" />
      <location filename="../../gui/widgets/log_spans.py" />
      <location filename="../../gui/widgets/log_time_dialog.py" />
      <location filename="../../gui/widgets/log_tools.py" />
      <source>Time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_header.py" />
      <source>Time (UTC)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_tools.py" />
      <source>Time: {span}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_time_dialog.py" />
      <source>To its end, also of what comes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_reading.py" />
      <source>UTC</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_line_menu.py" />
      <source>Unfold the record</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_time_dialog.py" />
      <source>Until</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_histogram.py" />
      <source>Until {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_line_menu.py" />
      <source>Up to here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_reading.py" />
      <source>Usual size ({n} %)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_reading.py" />
      <location filename="../../gui/widgets/log_tools.py" />
      <source>View</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/log_levels.py" />
      <source>Warn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_saving.py" />
      <source>What is shown ({n})…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_reading.py" />
      <source>What suggests itself</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_find_bar.py" />
      <source>Whole words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/logs.py" />
      <source>Without a log here: {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_reading.py" />
      <source>Wrap long lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_filter_bar.py" />
      <source>checkout · -healthz to leave out · /5\d\d/ as an expression · status &gt;= 200 for a field</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_toggle.py" />
      <source>hidden</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_toggle.py" />
      <source>shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_finding.py" />
      <source>stopped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/logs.py" />
      <source>the disk takes no more of logs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_record.py" />
      <source>the record as JSON</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/logs.py" />
      <source>{containers} in {project}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_view.py" />
      <source>{count}. Last: {line}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_finding.py" />
      <source>{hits} in the lines that are loaded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_histogram.py" />
      <source>{lines} in {span}, {errors} errors.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/logs.py" />
      <source>{n} container</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/logs.py" />
      <source>{n} containers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_reading.py" />
      <source>{n} field</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_reading.py" />
      <source>{n} fields</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_finding.py" />
      <source>{n} hit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_finding.py" />
      <source>{n} hits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/logs.py" />
      <location filename="../../gui/widgets/log_histogram.py" />
      <location filename="../../gui/widgets/log_toggle.py" />
      <location filename="../../gui/widgets/log_view.py" />
      <source>{n} line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/logs.py" />
      <location filename="../../gui/widgets/log_histogram.py" />
      <location filename="../../gui/widgets/log_toggle.py" />
      <location filename="../../gui/widgets/log_view.py" />
      <source>{n} lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_pill.py" />
      <source>{n} new line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_pill.py" />
      <source>{n} new lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_finding.py" />
      <source>{n} of {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/logs.py" />
      <source>{n} older ones let go</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/log_times.py" />
      <source>{span} ago</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/log_job.py" />
      <source>{title} · {done} of {total} lines</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>LogMark</name>
    <message numerus="yes">
      <location filename="../../models/log_marks.py" />
      <source>%n second</source>
      <translation>
        <numerusform>%n second</numerusform>
        <numerusform>%n seconds</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/log_marks.py" />
      <source>%n seconds</source>
      <translation>
        <numerusform>%n second</numerusform>
        <numerusform>%n seconds</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../models/log_marks.py" />
      <source>exited {code}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/log_marks.py" />
      <source>goes on after the pause</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/log_marks.py" />
      <source>killed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/log_marks.py" />
      <source>out of memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/log_marks.py" />
      <source>out of memory (limit {limit})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/log_marks.py" />
      <source>paused</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/log_marks.py" />
      <source>removed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/log_marks.py" />
      <source>restarted by policy {policy}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/log_marks.py" />
      <source>started</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/log_marks.py" />
      <source>stopped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/log_marks.py" />
      <source>the connection was away for {away}; every line is there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/log_marks.py" />
      <source>the connection was lost for {away}; lines may be missing: the engine let them go</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>LogSources</name>
    <message numerus="yes">
      <location filename="../../gui/dialogs/log_sources.py" />
      <source>%n container</source>
      <translation>
        <numerusform>%n container</numerusform>
        <numerusform>%n containers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/dialogs/log_sources.py" />
      <source>%n containers</source>
      <translation>
        <numerusform>%n container</numerusform>
        <numerusform>%n containers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/widgets/source_bar.py" />
      <source>%n more container</source>
      <translation>
        <numerusform>%n more container</numerusform>
        <numerusform>%n more containers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/widgets/source_bar.py" />
      <source>%n more containers</source>
      <translation>
        <numerusform>%n more container</numerusform>
        <numerusform>%n more containers</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/dialogs/log_sources.py" />
      <location filename="../../gui/widgets/source_bar.py" />
      <source>Choose containers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/logs.py" />
      <location filename="../../gui/widgets/source_bar.py" />
      <source>Choose containers…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/log_sources.py" />
      <source>Containers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/source_bar.py" />
      <source>Containers of this log</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/log_sources.py" />
      <source>Filter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/log_sources.py" />
      <source>Filter by name, project or image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/log_sources.py" />
      <source>Nothing is ticked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/source_bar.py" />
      <source>Only its lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/source_bar.py" />
      <source>Open its own log</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/source_chip.py" />
      <source>Press to hide or show, twice for its lines alone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/log_sources.py" />
      <source>Project {name}</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../gui/dialogs/log_sources.py" />
      <source>Show %n log</source>
      <translation>
        <numerusform>Show %n log</numerusform>
        <numerusform>Show %n logs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/dialogs/log_sources.py" />
      <source>Show %n logs</source>
      <translation>
        <numerusform>Show %n log</numerusform>
        <numerusform>Show %n logs</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/widgets/source_bar.py" />
      <source>Show its lines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/log_sources.py" />
      <source>Show logs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/source_bar.py" />
      <source>Take it out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/source_chip.py" />
      <source>Take {name} out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/source_chip.py" />
      <source>hidden</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/log_sources.py" />
      <source>running</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/source_chip.py" />
      <source>shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/log_sources.py" />
      <source>{n} at most</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>LogWindow</name>
    <message>
      <location filename="../../gui/log_window.py" />
      <source>Logs of {names}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Logs</name>
    <message>
      <location filename="../../gui/panes/logs.py" />
      <source>Choose containers…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/logs_header.py" />
      <source>Find</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/logs.py" />
      <source>Log of {names}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/logs.py" />
      <location filename="../../gui/panes/logs_header.py" />
      <source>Logs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/logs_header.py" />
      <source>More</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/logs.py" />
      <source>Nothing was written to these logs yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/logs.py" />
      <source>Open in its own window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/logs_header.py" />
      <source>Pause</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/logs.py" />
      <source>Read the logs of several containers together, in the order of time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/logs_header.py" />
      <source>Resume</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Marks</name>
    <message>
      <location filename="../../gui/texts/stats.py" />
      <source>{name} became healthy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/stats.py" />
      <source>{name} became unhealthy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/stats.py" />
      <source>{name} ran out of memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/stats.py" />
      <source>{name} restarted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/stats.py" />
      <source>{name} started</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/stats.py" />
      <source>{name} stopped: exit {code}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/stats.py" />
      <source>{name} stopped: exit {code}, out of memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/stats.py" />
      <source>{name} was paused</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/stats.py" />
      <source>{name} went on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/stats.py" />
      <source>{used} of {limit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/stats.py" />
      <source>{when} · was at {used}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Menu</name>
    <message>
      <location filename="../../gui/actions/menu.py" />
      <source>Actions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/menu.py" />
      <source>{title} ({n} of {count})</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Monitor</name>
    <message numerus="yes">
      <location filename="../../gui/panes/monitor.py" />
      <source>%n container</source>
      <translation>
        <numerusform>%n container</numerusform>
        <numerusform>%n containers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/panes/monitor.py" />
      <source>%n containers</source>
      <translation>
        <numerusform>%n container</numerusform>
        <numerusform>%n containers</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/panes/monitor.py" />
      <source>All projects</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor_charts.py" />
      <source>CPU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor.py" />
      <source>CPU in percent of a core</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor.py" />
      <source>CPU in percent of each limit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor.py" />
      <source>CPU in percent of the host</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor_charts.py" />
      <source>Disk</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor_header.py" />
      <source>Engine lost</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor.py" />
      <source>Export as CSV…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor_header.py" />
      <source>Go on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor.py" />
      <source>Group by project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor_header.py" />
      <source>Held still</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor.py" />
      <source>History is not kept: {reason}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor_header.py" />
      <source>Hold still</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor.py" />
      <source>Keep recording while hidden</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor_header.py" />
      <source>Live, 1 s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor_charts.py" />
      <source>Memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor.py" />
      <source>Monitor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor.py" />
      <location filename="../../gui/panes/monitor_header.py" />
      <source>More</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor_charts.py" />
      <source>Network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor.py" />
      <source>No container is running.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor.py" />
      <source>No project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor.py" />
      <source>Projects</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor.py" />
      <source>Reset the view</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor.py" />
      <source>Running containers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor_header.py" />
      <source>Time shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor.py" />
      <source>{there}, top {n} drawn</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/monitor_charts.py" />
      <source>{unit}, engine has {memory}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Narrowing</name>
    <message>
      <location filename="../../gui/widgets/narrowing.py" />
      <source>Find</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/narrowing.py" />
      <source>Find in {what}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Networks</name>
    <message>
      <location filename="../../gui/panes/networks.py" />
      <source>Filter, e.g. driver:bridge used:yes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/networks.py" />
      <source>Networks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/networks.py" />
      <source>No network matches {filter}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/networks.py" />
      <source>This engine has no networks.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>NoEngine</name>
    <message>
      <location filename="../../gui/pages/no_engine.py" />
      <source>A private engine is being started. This takes some seconds.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>Connect to {subject}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/pages/no_engine.py" />
      <source>Copy report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>DOCKER_HOST names a place where there is no engine.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>Docker CLI found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>Docker is installed but not running on this computer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>Docker is not installed on this computer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>It says {place}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>Longshore connects by itself as soon as the engine is up.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>No Docker CLI</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>No socket</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>No {subject}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>Nothing answers at {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/pages/no_engine.py" />
      <source>Other engines found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>Podman is installed but its service is not running.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>Run this in a terminal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>Service {subject}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/pages/no_engine.py" />
      <source>Start a private engine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>The context '{name}' leads to no engine.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>The engine cannot be used.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>The engine takes connections but does not answer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>The private engine is not running.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>The socket is there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>The socket {place} exists, but nothing answers on it ({words}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>There is no Docker on {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>There is no computer named {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>There is no socket {place} and no dockerd on the PATH.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>There is no socket {place}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>To install it, run this in a terminal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>To join the group that may, run this in a terminal and log in again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>To start it, run this in a terminal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/pages/no_engine.py" />
      <source>Try again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/pages/no_engine.py" />
      <source>What was tried</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>Your user may not use Docker on this computer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>Your user may not use the socket</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>Your user may use the socket</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>{name} did not let you in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>{place} is closed to you ({words}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>{place} was asked and gave no answer in time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/no_engine.py" />
      <source>{subject} found</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Nouns</name>
    <message numerus="yes">
      <location filename="../../gui/actions/names.py" />
      <source>%n container</source>
      <translation>
        <numerusform>%n container</numerusform>
        <numerusform>%n containers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/names.py" />
      <source>%n containers</source>
      <translation>
        <numerusform>%n container</numerusform>
        <numerusform>%n containers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/names.py" />
      <source>%n image</source>
      <translation>
        <numerusform>%n image</numerusform>
        <numerusform>%n images</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/names.py" />
      <source>%n images</source>
      <translation>
        <numerusform>%n image</numerusform>
        <numerusform>%n images</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/names.py" />
      <source>%n network</source>
      <translation>
        <numerusform>%n network</numerusform>
        <numerusform>%n networks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/names.py" />
      <source>%n networks</source>
      <translation>
        <numerusform>%n network</numerusform>
        <numerusform>%n networks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/names.py" />
      <source>%n volume</source>
      <translation>
        <numerusform>%n volume</numerusform>
        <numerusform>%n volumes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/names.py" />
      <source>%n volumes</source>
      <translation>
        <numerusform>%n volume</numerusform>
        <numerusform>%n volumes</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/actions/names.py" />
      <source>and {n} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/names.py" />
      <source>container</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/names.py" />
      <source>image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/names.py" />
      <source>network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/names.py" />
      <source>volume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/names.py" />
      <source>{first} and {last}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/names.py" />
      <source>{first} and {n} more</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Overview</name>
    <message numerus="yes">
      <location filename="../../gui/details/image_overview.py" />
      <source>%n container</source>
      <translation>
        <numerusform>%n container</numerusform>
        <numerusform>%n containers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/image_overview.py" />
      <source>%n containers</source>
      <translation>
        <numerusform>%n container</numerusform>
        <numerusform>%n containers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/image_overview.py" />
      <source>%n layer</source>
      <translation>
        <numerusform>%n layer</numerusform>
        <numerusform>%n layers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/image_overview.py" />
      <source>%n layers</source>
      <translation>
        <numerusform>%n layer</numerusform>
        <numerusform>%n layers</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/details/image_overview.py" />
      <source>Also named</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/network_overview.py" />
      <source>Attachable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/image_overview.py" />
      <source>Author</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>CPU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_overview.py" />
      <source>Change…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>Check</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <location filename="../../gui/details/image_overview.py" />
      <source>Command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>Container ID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/network_overview.py" />
      <source>Containers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <location filename="../../gui/details/image_overview.py" />
      <location filename="../../gui/details/network_overview.py" />
      <location filename="../../gui/details/volume_overview.py" />
      <source>Created</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/image_overview.py" />
      <source>Digest</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/network_overview.py" />
      <location filename="../../gui/details/volume_overview.py" />
      <source>Driver</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/network_overview.py" />
      <location filename="../../gui/details/volume_overview.py" />
      <source>Driver options</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>Ended</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/image_overview.py" />
      <source>Entrypoint</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_overview.py" />
      <location filename="../../gui/details/image_overview.py" />
      <source>Environment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <location filename="../../gui/details/image_overview.py" />
      <source>Folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/network_overview.py" />
      <source>Gateway</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_overview.py" />
      <source>Health check</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/network_overview.py" />
      <source>IPv6</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>Image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/image_overview.py" />
      <source>Image ID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/network_overview.py" />
      <source>Internal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_overview.py" />
      <location filename="../../gui/details/image_overview.py" />
      <location filename="../../gui/details/network_overview.py" />
      <location filename="../../gui/details/volume_overview.py" />
      <source>Labels</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_overview.py" />
      <source>Limits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>Memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/volume_overview.py" />
      <source>Mount point</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_overview.py" />
      <source>Mounts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/image_overview.py" />
      <location filename="../../gui/details/network_overview.py" />
      <location filename="../../gui/details/volume_overview.py" />
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/network_overview.py" />
      <source>Network ID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_overview.py" />
      <source>Networks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/network_overview.py" />
      <source>No</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>No limit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <location filename="../../gui/details/image_overview.py" />
      <source>Platform</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <location filename="../../gui/details/container_overview.py" />
      <location filename="../../gui/details/image_overview.py" />
      <source>Ports</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>Privileged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>Processes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/network_overview.py" />
      <source>Range</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>Read-only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>Restart</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>Runs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/network_overview.py" />
      <location filename="../../gui/details/volume_overview.py" />
      <source>Scope</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_overview.py" />
      <source>Show all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/image_overview.py" />
      <location filename="../../gui/details/volume_overview.py" />
      <source>Size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>Started</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>Status</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/network_overview.py" />
      <source>Subnet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/image_overview.py" />
      <source>Unused</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/image_overview.py" />
      <location filename="../../gui/details/volume_overview.py" />
      <source>Used by</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <location filename="../../gui/details/image_overview.py" />
      <source>User</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/image_overview.py" />
      <source>Volumes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <location filename="../../gui/details/network_overview.py" />
      <source>Yes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>alias {names}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>every {interval}, {timeout} at most, {n} fails make it unhealthy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>failed ({code})</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>its files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>passed</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/container_facts.py" />
      <source>restarted %n time</source>
      <translation>
        <numerusform>restarted %n time</numerusform>
        <numerusform>restarted %n times</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/container_facts.py" />
      <source>restarted %n times</source>
      <translation>
        <numerusform>restarted %n time</numerusform>
        <numerusform>restarted %n times</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>ro</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>rw</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_facts.py" />
      <source>{n} cores</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/container_facts.py" />
      <source>{policy}, %n time at most</source>
      <translation>
        <numerusform>{policy}, %n time at most</numerusform>
        <numerusform>{policy}, %n times at most</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/container_facts.py" />
      <source>{policy}, %n times at most</source>
      <translation>
        <numerusform>{policy}, %n time at most</numerusform>
        <numerusform>{policy}, %n times at most</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/details/image_overview.py" />
      <source>{size} not shared</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>OwnTerminal</name>
    <message>
      <location filename="../../gui/actions/own_terminal.py" />
      <source>No terminal program was found here. Set TERMINAL to the name of yours.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/own_terminal.py" />
      <source>There is no {name} command here. The terminal of this window needs none.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/own_terminal.py" />
      <source>{program} could not be started.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Pairs</name>
    <message>
      <location filename="../../gui/dialogs/pairs.py" />
      <source>Take away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/pairs.py" />
      <source>{name} {n}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Pane</name>
    <message numerus="yes">
      <location filename="../../gui/panes/base.py" />
      <source>%n selected</source>
      <translation>
        <numerusform>%n selected</numerusform>
        <numerusform>%n selected</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/panes/base.py" />
      <source>Clear the filter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/base.py" />
      <source>Group by project</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/base.py" />
      <source>More</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/base.py" />
      <source>Try again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/base.py" />
      <source>View options</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/base.py" />
      <source>{shown} of {total}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>PaneHeader</name>
    <message>
      <location filename="../../gui/panes/header.py" />
      <source>More</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/header.py" />
      <source>View options</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Part</name>
    <message>
      <location filename="../../gui/details/parts.py" />
      <source>Show all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/parts.py" />
      <source>Show fewer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/parts.py" />
      <source>all of {what}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/parts.py" />
      <source>{n} of {count}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Placeholder</name>
    <message>
      <location filename="../../gui/widgets/placeholder.py" />
      <source>Loading</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Places</name>
    <message>
      <location filename="../../gui/places.py" />
      <source>Containers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/places.py" />
      <source>Engine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/places.py" />
      <source>Images</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/places.py" />
      <source>Logs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/places.py" />
      <source>Monitor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/places.py" />
      <source>Networks</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/places.py" />
      <source>Settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/places.py" />
      <source>Volumes</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Ports</name>
    <message>
      <location filename="../../gui/dialogs/ports.py" />
      <source>Add port</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/ports.py" />
      <source>Any free one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/ports.py" />
      <source>In the container</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/ports.py" />
      <source>On this computer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/ports.py" />
      <source>Port {n} in the container</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/ports.py" />
      <source>Port {n} on this computer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/ports.py" />
      <source>Port {port} is held by '{name}' in {project}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/ports.py" />
      <source>Port {port} is held by '{name}'.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/ports.py" />
      <source>Port {port} stands here twice.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/ports.py" />
      <source>Protocol of port {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/ports.py" />
      <source>Show {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/ports.py" />
      <source>Take port {n} away</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/ports.py" />
      <source>Use {port}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/ports.py" />
      <source>a port in the container</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/ports.py" />
      <source>a port on this computer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/ports.py" />
      <source>from image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/ports.py" />
      <source>port {port} is taken</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/ports.py" />
      <source>{port}, not published</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>PrivateEngine</name>
    <message>
      <location filename="../../gui/texts/private.py" />
      <source>A private engine cannot be started here: {reason}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/private.py" />
      <source>The private engine could not be started: {words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/private.py" />
      <source>every private range of addresses is in use</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/private.py" />
      <source>it did not start</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/private.py" />
      <source>it needs Linux; here it would take a virtual machine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/private.py" />
      <source>the folder for it was not made by Longshore</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/private.py" />
      <source>the program containerd is missing (package containerd)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/private.py" />
      <source>the program dockerd is missing (package docker.io)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/private.py" />
      <source>this system does not give the right to make a network bridge</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/private.py" />
      <source>this system keeps /dev/net/tun from normal users, whose engines need it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/private.py" />
      <source>this system keeps user namespaces from normal users</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/private.py" />
      <source>without root it needs newuidmap and newgidmap (package uidmap)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/private.py" />
      <source>without root it needs rootlesskit and dockerd-rootless.sh</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/private.py" />
      <source>without root it needs slirp4netns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/texts/private.py" />
      <source>your user has no range of ids in /etc/subuid and /etc/subgid</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Processes</name>
    <message numerus="yes">
      <location filename="../../gui/details/container_processes.py" />
      <source>%n process</source>
      <translation>
        <numerusform>%n process</numerusform>
        <numerusform>%n processes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/container_processes.py" />
      <source>%n processes</source>
      <translation>
        <numerusform>%n process</numerusform>
        <numerusform>%n processes</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../models/process_sets.py" />
      <source>As docker top</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/processes.py" />
      <source>CPU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/processes.py" />
      <source>CPU time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/processes.py" />
      <source>Command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/process_signals.py" />
      <source>Copy PID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/process_signals.py" />
      <source>Copy command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_processes.py" />
      <source>It is not running, so it has no processes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/processes.py" />
      <source>Its number on the engine's machine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_processes.py" />
      <source>List</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/processes.py" />
      <source>Main process</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/process_sets.py" />
      <location filename="../../models/processes.py" />
      <source>Memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_processes.py" />
      <source>Not read again while the pointer or a menu is on it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/processes.py" />
      <source>Of memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/processes.py" />
      <source>On average since it began; 100 % is one core</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/process_sets.py" />
      <source>One line of at most {n} letters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/process_sets.py" />
      <source>Own arguments of ps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/process_columns.py" />
      <source>Own arguments of ps…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/processes.py" />
      <source>PID</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/processes.py" />
      <source>Parent</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/process_signals.py" />
      <source>Process</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_processes.py" />
      <source>Processes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_processes.py" />
      <source>Reading the processes…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/process_signals.py" />
      <source>Send a signal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_processes.py" />
      <source>Send a signal to the process that is current</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/process_signals.py" />
      <source>Send {signal} to the main process</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/process_signals.py" />
      <source>Sent {signal} to '{name}', process {pid} inside</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_processes.py" />
      <source>Show the usual ones</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_processes.py" />
      <source>Shown as</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/processes.py" />
      <source>Started</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/processes.py" />
      <source>State</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/process_sets.py" />
      <source>State, priority and threads</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/process_sets.py" />
      <source>Such as -o pid,comm,args; the number of the process (pid) has to be among them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/processes.py" />
      <source>Terminal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_processes.py" />
      <source>These columns are not to be had here: {words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_processes.py" />
      <source>Tree</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/processes.py" />
      <source>Up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/process_sets.py" />
      <source>Use and age</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/processes.py" />
      <source>User</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/processes.py" />
      <source>Virtual</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/process_columns.py" />
      <source>What is listed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/processes.py" />
      <source>collapsed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/processes.py" />
      <source>expanded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/processes.py" />
      <source>level {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/processes.py" />
      <source>main process</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_processes.py" />
      <source>{n} of {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_processes.py" />
      <source>{words} · held</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Progress</name>
    <message>
      <location filename="../../gui/actions/progress.py" />
      <source>Cancel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/progress.py" />
      <source>{pending} {n} of {count}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>PsArguments</name>
    <message>
      <location filename="../../gui/dialogs/ps_arguments.py" />
      <source>Arguments of ps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/ps_arguments.py" />
      <source>Columns of the list of processes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/ps_arguments.py" />
      <source>Show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/ps_arguments.py" />
      <source>the arguments</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>RemoveContainer</name>
    <message numerus="yes">
      <location filename="../../gui/actions/container_remove.py" />
      <source>%n container</source>
      <translation>
        <numerusform>%n container</numerusform>
        <numerusform>%n containers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/container_remove.py" />
      <source>%n containers</source>
      <translation>
        <numerusform>%n container</numerusform>
        <numerusform>%n containers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/container_remove.py" />
      <source>Also remove %n anonymous volume</source>
      <translation>
        <numerusform>Also remove %n anonymous volume</numerusform>
        <numerusform>Also remove %n anonymous volumes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/container_remove.py" />
      <source>Also remove %n anonymous volumes</source>
      <translation>
        <numerusform>Also remove %n anonymous volume</numerusform>
        <numerusform>Also remove %n anonymous volumes</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/actions/container_remove.py" />
      <source>Files written inside it are lost. Volumes are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_remove.py" />
      <source>Files written inside them are lost. Volumes are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_remove.py" />
      <source>It is running and will be stopped first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_remove.py" />
      <source>Remove {thing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_remove.py" />
      <source>Remove {thing}?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_remove.py" />
      <source>container '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_remove.py" />
      <source>{names} are running and will be stopped first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/container_remove.py" />
      <source>{names} is running and will be stopped first.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>RemoveImage</name>
    <message numerus="yes">
      <location filename="../../gui/actions/images.py" />
      <source>%n image</source>
      <translation>
        <numerusform>%n image</numerusform>
        <numerusform>%n images</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/images.py" />
      <source>%n images</source>
      <translation>
        <numerusform>%n image</numerusform>
        <numerusform>%n images</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/actions/images.py" />
      <source>Even though {names} use it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/images.py" />
      <source>Even though {names} uses it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/images.py" />
      <source>Only the name goes. The image is kept under its other names.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/images.py" />
      <source>Remove %n name</source>
      <translation>
        <numerusform>Remove %n name</numerusform>
        <numerusform>Remove %n names</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/images.py" />
      <source>Remove %n names</source>
      <translation>
        <numerusform>Remove %n name</numerusform>
        <numerusform>Remove %n names</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/actions/images.py" />
      <source>Remove image {id} with all its names?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/images.py" />
      <source>Remove {thing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/images.py" />
      <source>Remove {thing}?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/images.py" />
      <source>To use it again it has to be pulled or built anew. Containers are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/images.py" />
      <source>image '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/images.py" />
      <source>{size}. {text}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>RemoveNetwork</name>
    <message numerus="yes">
      <location filename="../../gui/actions/networks.py" />
      <source>%n network</source>
      <translation>
        <numerusform>%n network</numerusform>
        <numerusform>%n networks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/networks.py" />
      <source>%n networks</source>
      <translation>
        <numerusform>%n network</numerusform>
        <numerusform>%n networks</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/actions/networks.py" />
      <source>Its addresses and aliases are lost. Containers are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/networks.py" />
      <source>Remove {thing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/networks.py" />
      <source>Remove {thing}?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/networks.py" />
      <source>Their addresses and aliases are lost. Containers are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/networks.py" />
      <source>network '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/networks.py" />
      <source>{names} are on it: the engine will refuse while those containers run.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/networks.py" />
      <source>{names} is on it: the engine will refuse while that container runs.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>RemoveVolume</name>
    <message numerus="yes">
      <location filename="../../gui/actions/volumes.py" />
      <source>%n volume</source>
      <translation>
        <numerusform>%n volume</numerusform>
        <numerusform>%n volumes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/volumes.py" />
      <source>%n volumes</source>
      <translation>
        <numerusform>%n volume</numerusform>
        <numerusform>%n volumes</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/actions/volumes.py" />
      <source>Its files are lost for good.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/volumes.py" />
      <source>Remove {thing}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/volumes.py" />
      <source>Remove {thing}?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/volumes.py" />
      <source>Their files are lost for good.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/volumes.py" />
      <source>volume '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/volumes.py" />
      <source>{names} use it: the engine will refuse while those containers exist.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/volumes.py" />
      <source>{names} uses it: the engine will refuse while that container exists.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Rename</name>
    <message>
      <location filename="../../gui/dialogs/rename.py" />
      <source>'{old}' is now '{new}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/rename.py" />
      <source>A name is needed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/rename.py" />
      <source>Another container is called so.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/rename.py" />
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/rename.py" />
      <source>Rename</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/rename.py" />
      <source>Rename '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/rename.py" />
      <source>Renaming…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/rename.py" />
      <source>the name</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Results</name>
    <message numerus="yes">
      <location filename="../../gui/dialogs/results.py" />
      <source>%n was done.</source>
      <translation>
        <numerusform>%n was done.</numerusform>
        <numerusform>%n were done.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/dialogs/results.py" />
      <source>%n was not begun.</source>
      <translation>
        <numerusform>%n was not begun.</numerusform>
        <numerusform>%n were not begun.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/dialogs/results.py" />
      <source>%n were done.</source>
      <translation>
        <numerusform>%n was done.</numerusform>
        <numerusform>%n were done.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/dialogs/results.py" />
      <source>%n were not begun.</source>
      <translation>
        <numerusform>%n was not begun.</numerusform>
        <numerusform>%n were not begun.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/dialogs/results.py" />
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/results.py" />
      <source>Done.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/results.py" />
      <source>Not begun.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/results.py" />
      <source>Results</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/results.py" />
      <source>Was gone already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/results.py" />
      <source>and {n} more</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/results.py" />
      <source>{failed} of {count} failed</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Run</name>
    <message>
      <location filename="../../gui/dialogs/run.py" />
      <source>An image is needed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/run.py" />
      <source>Another container is called so.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/run.py" />
      <source>Command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/run.py" />
      <source>Image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/run.py" />
      <source>Made up if left empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/run.py" />
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/run.py" />
      <source>On this engine · {size}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/run.py" />
      <source>Ports</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/run.py" />
      <source>Run</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/run.py" />
      <source>Run a container</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/run.py" />
      <source>Show {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/run.py" />
      <source>Started '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/run.py" />
      <source>The image is not on this engine.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/run.py" />
      <source>The image's own if left empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/run.py" />
      <source>the command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/run.py" />
      <source>the image</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/run.py" />
      <source>the name</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>RunCommand</name>
    <message>
      <location filename="../../gui/details/run_part.py" />
      <source>Same as this command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/run_part.py" />
      <source>Same as this command: {line}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/run_command.py" />
      <source>docker run command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/run_part.py" />
      <source>the command</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>RunLine</name>
    <message>
      <location filename="../../models/run_line.py" />
      <source>Devices that a driver was asked for are not in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/run_line.py" />
      <source>The check runs in a shell there, here it does not.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Runner</name>
    <message>
      <location filename="../../gui/actions/runner.py" />
      <source>Measuring sizes; the engine may take a while</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/runner.py" />
      <source>Sizes are measured</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/told.py" />
      <source>Stopped after {n} of {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/runner.py" />
      <source>{what} copied</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Settings</name>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>A log opens with its last lines at once; what is older is loaded behind them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>All</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>As the system</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Comfortable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Compact</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Dark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Errors</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Everything</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>From how much of what it may use on, a container's CPU and memory are coloured: of its own limit, or of one core where it has no limit of CPU.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>High contrast</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>How much Longshore writes into its own log file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>How much space the rows of tables take.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Keep recording while hidden</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Light</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Light or dark, always or as the system is; or with the contrast turned up.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Lines of a log that come first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Lines that terminals keep</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Log level</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Mark high use</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Memory for logs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Motion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Never</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Rows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Scales text, and rows, icons and spaces with it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Stands still</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Text size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>The font family that the desktop is set to, in place of Inter.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Theme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Turns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Use the system font</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Warnings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>What all open logs together take of the memory; older lines than fit are kept on the disk.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>What containers use is recorded while it can be seen. With this, also while the window is hidden or shows something else: one sample of each running container every 30 seconds.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>What happens</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>What has left the screen at its top can be scrolled back to.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/settings_table.py" />
      <source>Whether the mark of what is under way turns, or stands still.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>SettingsPane</name>
    <message numerus="yes">
      <location filename="../../gui/panes/settings.py" />
      <source>%n running container</source>
      <translation>
        <numerusform>%n running container</numerusform>
        <numerusform>%n running containers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/panes/settings.py" />
      <source>%n running containers</source>
      <translation>
        <numerusform>%n running container</numerusform>
        <numerusform>%n running containers</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/panes/settings.py" />
      <source>Settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/settings.py" />
      <source>The settings file could not be used.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/settings.py" />
      <source>With {running} that is {percent} of a core of this computer, as measured.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Sidebar</name>
    <message>
      <location filename="../../gui/sidebar.py" />
      <source>Engine details</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/host_box.py" />
      <source>Engine {name}, {words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/sidebar.py" />
      <source>Engines</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/sidebar.py" />
      <source>Navigation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/host_box.py" />
      <source>Opens the list of engines</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Spoken</name>
    <message numerus="yes">
      <location filename="../../models/states.py" />
      <source>%n failed check</source>
      <translation>
        <numerusform>%n failed check</numerusform>
        <numerusform>%n failed checks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/states.py" />
      <source>%n failed checks</source>
      <translation>
        <numerusform>%n failed check</numerusform>
        <numerusform>%n failed checks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/states.py" />
      <source>%n restart</source>
      <translation>
        <numerusform>%n restart</numerusform>
        <numerusform>%n restarts</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/states.py" />
      <source>%n restarts</source>
      <translation>
        <numerusform>%n restart</numerusform>
        <numerusform>%n restarts</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>being removed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>dead</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>exited</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>exited with code {code}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>healthy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>out of memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>paused</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>restarting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>running</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>starting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>stopping</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>unhealthy</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Stats</name>
    <message>
      <location filename="../../gui/details/container_stats.py" />
      <source>CPU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_stats.py" />
      <source>CPU in percent of a core</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_stats.py" />
      <source>CPU in percent of its limit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_stats.py" />
      <source>CPU in percent of the host</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_stats.py" />
      <source>Disk</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_stats.py" />
      <source>Export as CSV…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_stats.py" />
      <source>Go on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_stats.py" />
      <source>Hold still</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_stats.py" />
      <source>It is not running, so it uses nothing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_stats.py" />
      <source>Memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_stats.py" />
      <source>More</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_stats.py" />
      <source>Network</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_stats.py" />
      <source>Processes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_stats.py" />
      <source>Reset the view</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_stats.py" />
      <source>Time shown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_stats.py" />
      <source>Waiting for the first numbers…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_stats.py" />
      <source>and threads</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/stats.py" />
      <source>another window keeps it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_stats.py" />
      <source>{unit}, of {limit}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Status</name>
    <message numerus="yes">
      <location filename="../../models/states.py" />
      <source>%n fail</source>
      <translation>
        <numerusform>%n fail</numerusform>
        <numerusform>%n fails</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/states.py" />
      <source>%n fails</source>
      <translation>
        <numerusform>%n fail</numerusform>
        <numerusform>%n fails</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/states.py" />
      <source>%n×</source>
      <translation>
        <numerusform>%n×</numerusform>
        <numerusform>%n×</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>Created</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>Dead</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>Exited</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>Exited {code}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>Healthy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/own_cost.py" />
      <source>Longshore  {percent} CPU</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>OOM</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>Paused</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>Removing…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>Restarting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>Running</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>Starting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/status.py" />
      <source>Status: {words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>Stopping…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/states.py" />
      <source>Unhealthy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/status.py" />
      <source>What Longshore itself uses: CPU in percent of one core, and memory</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Table</name>
    <message>
      <location filename="../../models/table_cells.py" />
      <source>unknown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/table_cells.py" />
      <source>{place} of {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/table_cells.py" />
      <source>{place} of {count} in group {group}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Tabs</name>
    <message>
      <location filename="../../gui/details/tabs.py" />
      <source>Files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/tabs.py" />
      <source>Health</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/tabs.py" />
      <source>Inspect</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/tabs.py" />
      <source>Layers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/tabs.py" />
      <source>Logs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/tabs.py" />
      <source>Overview</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/tabs.py" />
      <source>Processes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/tabs.py" />
      <source>Stats</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/tabs.py" />
      <source>Terminal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/tabs.py" />
      <source>Used by</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Tag</name>
    <message>
      <location filename="../../gui/dialogs/tag.py" />
      <source>Another image is called so now and loses the name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/tag.py" />
      <source>It is called so already.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/tag.py" />
      <source>Name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/tag.py" />
      <source>Tag</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/tag.py" />
      <source>Tag '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/tag.py" />
      <source>Tagged '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/tag.py" />
      <source>the name</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Terminal</name>
    <message>
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>Attach</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>Attach again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_terminal.py" />
      <source>Attach to the main process</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_terminal.py" />
      <source>Bring it back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_find.py" />
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_terminal.py" />
      <source>Close this terminal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>Closing this terminal stops nothing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>Connect again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>Copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>Ended</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>Ended with exit code {code}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_find.py" />
      <source>Find</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_find.py" />
      <source>Find in the terminal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_terminal.py" />
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>Find…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_terminal.py" />
      <source>It is in a window of its own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_terminal.py" />
      <source>It is not running, so there is nothing to type to.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>Its files can be browsed all the same, and its main process attached to.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>Larger</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>Leave the terminal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_terminal.py" />
      <source>More</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_terminal.py" />
      <source>New terminal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_terminal.py" />
      <source>New terminal with…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_terminal.py" />
      <source>No terminal is open.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_find.py" />
      <source>None</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_terminal.py" />
      <source>Open a shell</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_terminal.py" />
      <source>Open in my own terminal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_terminal.py" />
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>Own window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>Paste</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>Paste %n line</source>
      <translation>
        <numerusform>Paste %n line</numerusform>
        <numerusform>Paste %n lines</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>Paste %n line?</source>
      <translation>
        <numerusform>Paste %n line?</numerusform>
        <numerusform>Paste %n lines?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>Paste %n lines</source>
      <translation>
        <numerusform>Paste %n line</numerusform>
        <numerusform>Paste %n lines</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>Paste %n lines?</source>
      <translation>
        <numerusform>Paste %n line?</numerusform>
        <numerusform>Paste %n lines?</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>Select all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>Smaller</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>Start again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_terminal.py" />
      <source>Start it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_terminal.py" />
      <location filename="../../gui/widgets/terminal_board.py" />
      <location filename="../../gui/widgets/terminal_view.py" />
      <source>Terminal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_terminal.py" />
      <location filename="../../gui/terminal_window.py" />
      <source>Terminal {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/container_terminal.py" />
      <source>Terminals</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>The connection is lost.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_find.py" />
      <source>The next one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_find.py" />
      <source>The one before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>The program takes a paste for typing: a shell runs each line at once.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>This container has no shell.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>This is the main process: Ctrl C goes to it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>What was shown stays. The program may still run.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>and %n more line</source>
      <translation>
        <numerusform>and %n more line</numerusform>
        <numerusform>and %n more lines</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/widgets/terminal_board.py" />
      <source>and %n more lines</source>
      <translation>
        <numerusform>and %n more line</numerusform>
        <numerusform>and %n more lines</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../models/terminals.py" />
      <source>main process</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/terminals.py" />
      <source>shell</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/widgets/terminal_find.py" />
      <source>{current} of {count}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>TerminalDialog</name>
    <message>
      <location filename="../../gui/dialogs/terminal.py" />
      <source>A folder begins with a slash.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/terminal.py" />
      <source>A variable is NAME=value.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/terminal.py" />
      <source>Add variable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/terminal.py" />
      <source>Command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/terminal.py" />
      <source>Environment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/terminal.py" />
      <source>Folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/terminal.py" />
      <source>Open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/terminal.py" />
      <source>Terminal in '{name}'</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/terminal.py" />
      <source>The best shell there is if empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/terminal.py" />
      <source>The container's own if left empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/terminal.py" />
      <source>User</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/terminal.py" />
      <source>Variable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/terminal.py" />
      <source>the command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/terminal.py" />
      <source>the folder</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Ticks</name>
    <message>
      <location filename="../../gui/dialogs/tick_list.py" />
      <source>not ticked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/tick_list.py" />
      <source>ticked</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Time</name>
    <message numerus="yes">
      <location filename="../../models/words.py" />
      <source>%n d</source>
      <translation>
        <numerusform>%n d</numerusform>
        <numerusform>%n d</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/words.py" />
      <source>%n day ago</source>
      <translation>
        <numerusform>%n day ago</numerusform>
        <numerusform>%n days ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/words.py" />
      <source>%n days ago</source>
      <translation>
        <numerusform>%n day ago</numerusform>
        <numerusform>%n days ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/words.py" />
      <source>%n h</source>
      <translation>
        <numerusform>%n h</numerusform>
        <numerusform>%n h</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/words.py" />
      <source>%n h ago</source>
      <translation>
        <numerusform>%n h ago</numerusform>
        <numerusform>%n h ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/words.py" />
      <source>%n min</source>
      <translation>
        <numerusform>%n min</numerusform>
        <numerusform>%n min</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/words.py" />
      <source>%n min ago</source>
      <translation>
        <numerusform>%n min ago</numerusform>
        <numerusform>%n min ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/words.py" />
      <source>%n months ago</source>
      <translation>
        <numerusform>%n months ago</numerusform>
        <numerusform>%n months ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/words.py" />
      <source>%n s</source>
      <translation>
        <numerusform>%n s</numerusform>
        <numerusform>%n s</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/words.py" />
      <source>%n s ago</source>
      <translation>
        <numerusform>%n s ago</numerusform>
        <numerusform>%n s ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/words.py" />
      <source>%n weeks ago</source>
      <translation>
        <numerusform>%n weeks ago</numerusform>
        <numerusform>%n weeks ago</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/words.py" />
      <source>%n y</source>
      <translation>
        <numerusform>%n y</numerusform>
        <numerusform>%n y</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/words.py" />
      <source>%n years ago</source>
      <translation>
        <numerusform>%n years ago</numerusform>
        <numerusform>%n years ago</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../models/words.py" />
      <source>just now</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Times</name>
    <message>
      <location filename="../../gui/details/times.py" />
      <source>Today</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/times.py" />
      <source>Yesterday</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/times.py" />
      <source>{day} {time} ({ago})</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Toast</name>
    <message>
      <location filename="../../gui/widgets/toasts.py" />
      <source>Close this message</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Transfer</name>
    <message numerus="yes">
      <location filename="../../gui/actions/file_transfer.py" />
      <source>%n entries were left out</source>
      <translation>
        <numerusform>%n entry was left out</numerusform>
        <numerusform>%n entries were left out</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/file_transfer.py" />
      <source>%n entry was left out</source>
      <translation>
        <numerusform>%n entry was left out</numerusform>
        <numerusform>%n entries were left out</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/file_transfer.py" />
      <source>%n item</source>
      <translation>
        <numerusform>%n item</numerusform>
        <numerusform>%n items</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/actions/file_transfer.py" />
      <source>%n items</source>
      <translation>
        <numerusform>%n item</numerusform>
        <numerusform>%n items</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/actions/file_transfer.py" />
      <source>'{name}' is in {folder}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/file_transfer.py" />
      <source>A part may be in {folder} already; without a shell it cannot be deleted from here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/file_transfer.py" />
      <source>Downloading '{name}'… {size}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/file_transfer.py" />
      <source>Fetching '{name}' for the drag… {size}. Keep holding, or let go and drag it again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/file_transfer.py" />
      <source>Replace it</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/file_transfer.py" />
      <source>The download of '{name}' was cancelled; nothing is kept</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/file_transfer.py" />
      <source>The upload of {what} was cancelled.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/file_transfer.py" />
      <source>Uploaded {what} into {folder}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/file_transfer.py" />
      <source>Uploading {what}… {size}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/actions/file_transfer.py" />
      <source>devices, pipes, and links that lead outside</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Trouble</name>
    <message numerus="yes">
      <location filename="../../gui/details/trouble.py" />
      <source>%n check failed in a row</source>
      <translation>
        <numerusform>%n check failed in a row</numerusform>
        <numerusform>%n checks failed in a row</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/trouble.py" />
      <source>%n checks failed in a row</source>
      <translation>
        <numerusform>%n check failed in a row</numerusform>
        <numerusform>%n checks failed in a row</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/details/trouble.py" />
      <source>It could not be started.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/trouble.py" />
      <source>It ended with code {code}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/trouble.py" />
      <source>It ends and is restarted again and again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/trouble.py" />
      <source>It is dead.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/trouble.py" />
      <source>It is unhealthy.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/trouble.py" />
      <source>It used more memory than it may.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/trouble.py" />
      <source>It was killed (137).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/trouble.py" />
      <source>Its command cannot be executed (126).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/trouble.py" />
      <source>Its command was not found (127).</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/trouble.py" />
      <source>Restarted %n time so far.</source>
      <translation>
        <numerusform>Restarted %n time so far.</numerusform>
        <numerusform>Restarted %n times so far.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/details/trouble.py" />
      <source>Restarted %n times so far.</source>
      <translation>
        <numerusform>Restarted %n time so far.</numerusform>
        <numerusform>Restarted %n times so far.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/details/trouble.py" />
      <source>Show check output</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/trouble.py" />
      <source>Show the log</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/trouble.py" />
      <source>The engine could not take it away whole. Remove it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/trouble.py" />
      <source>The last action failed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/trouble.py" />
      <source>The system killed it: out of memory.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/trouble.py" />
      <source>Unhealthy: {words}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/trouble.py" />
      <source>every {interval}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Unused</name>
    <message numerus="yes">
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>%n of {total} chosen</source>
      <translation>
        <numerusform>%n of {total} chosen</numerusform>
        <numerusform>%n of {total} chosen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>All</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>Every container runs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>Every image is used by a container.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>Every network is used by a container.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>Every volume is used by a container.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>Files written inside them are lost. Volumes are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>No container is on these. Containers are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>No container mounts these. Their files are lost for good; named ones are not ticked at first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>No container was made from these. To use one again it has to be pulled or built anew.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>Remove %n container</source>
      <translation>
        <numerusform>Remove %n container</numerusform>
        <numerusform>Remove %n containers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>Remove %n containers</source>
      <translation>
        <numerusform>Remove %n container</numerusform>
        <numerusform>Remove %n containers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>Remove %n image</source>
      <translation>
        <numerusform>Remove %n image</numerusform>
        <numerusform>Remove %n images</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>Remove %n images</source>
      <translation>
        <numerusform>Remove %n image</numerusform>
        <numerusform>Remove %n images</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>Remove %n network</source>
      <translation>
        <numerusform>Remove %n network</numerusform>
        <numerusform>Remove %n networks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>Remove %n networks</source>
      <translation>
        <numerusform>Remove %n network</numerusform>
        <numerusform>Remove %n networks</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>Remove %n volume</source>
      <translation>
        <numerusform>Remove %n volume</numerusform>
        <numerusform>Remove %n volumes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>Remove %n volumes</source>
      <translation>
        <numerusform>Remove %n volume</numerusform>
        <numerusform>Remove %n volumes</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>Remove containers that do not run?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>Remove unused images?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>Remove unused networks?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>Remove unused volumes?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>What will be removed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>anonymous</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>{words} · up to {size}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/dialogs/remove_unused.py" />
      <source>{words} · {size}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Use</name>
    <message>
      <location filename="../../models/use_columns.py" />
      <source>No limit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/use_columns.py" />
      <source>{percent} of its limit of {limit} cores</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/use_columns.py" />
      <source>{percent} of one core</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/use_columns.py" />
      <source>{percent} of the host's {n} cores</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/use_columns.py" />
      <source>{percent} of {limit}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/use_columns.py" />
      <source>{percent}, high</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/use_columns.py" />
      <source>{size}/s</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>UsedBy</name>
    <message numerus="yes">
      <location filename="../../models/cells.py" />
      <source>%n created</source>
      <translation>
        <numerusform>%n created</numerusform>
        <numerusform>%n created</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/cells.py" />
      <source>%n more</source>
      <translation>
        <numerusform>%n more</numerusform>
        <numerusform>%n more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/cells.py" />
      <source>%n paused</source>
      <translation>
        <numerusform>%n paused</numerusform>
        <numerusform>%n paused</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/cells.py" />
      <source>%n restarting</source>
      <translation>
        <numerusform>%n restarting</numerusform>
        <numerusform>%n restarting</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/cells.py" />
      <source>%n running</source>
      <translation>
        <numerusform>%n running</numerusform>
        <numerusform>%n running</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../models/cells.py" />
      <source>%n stopped</source>
      <translation>
        <numerusform>%n stopped</numerusform>
        <numerusform>%n stopped</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../gui/details/used_by.py" />
      <source>No container is on it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/used_by.py" />
      <source>No container mounts it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/details/used_by.py" />
      <source>No container was made from it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/cells.py" />
      <source>Unused</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Validate</name>
    <message>
      <location filename="../../models/validate.py" />
      <source>A gateway needs a subnet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>A label begins with its key, such as team=a.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>A label has {n} characters at most.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>A label's key has no spaces.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>A name begins with a letter or a digit.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>A name has letters, digits, “_”, “.” and “-” only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>A name has no “/”, no spaces around it and no control characters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>A name has {n} characters at most.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>A name needs two characters.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>A network needs a name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>A port is a number.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>A port is needed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>A quotation mark is not closed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>A repository's name is in lower case.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>A subnet has a size after a slash, such as 172.30.0.0/16.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>A tag has letters, digits, “_”, “.” and “-” only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>An image is needed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>An image keeps no such instruction.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>Ports begin at 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>Ports go up to 65535.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>Something has to follow {word}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>The engine keeps this name for itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>The gateway is outside the subnet {subnet}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>The registry's address cannot be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>The subnet of this address is {subnet}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>This is no address; one looks like 172.30.0.1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>This is no image name; one looks like team/app:1.2.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>This is no subnet; one looks like 172.30.0.0/16.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>This is the subnet's own address.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>This subnet has no room for a container.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/validate.py" />
      <source>What follows the “@” is no digest.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Volumes</name>
    <message>
      <location filename="../../models/volumes.py" />
      <source>Anonymous</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/volumes.py" />
      <source>Anonymous, orphan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/volumes.py" />
      <source>Filter, e.g. used:no driver:local</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/volumes.py" />
      <source>No volume matches {filter}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../models/volumes.py" />
      <source>Orphan</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/volumes.py" />
      <source>This engine has no volumes yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/panes/volumes.py" />
      <source>Volumes</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Window</name>
    <message>
      <location filename="../../gui/window.py" />
      <source>Longshore</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../gui/window.py" />
      <source>Retry now</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
