using System.Text;

namespace AstroStacker.Cli.Completion;

/// <summary>Bash, from 3.2 on: files are left to readline, which knows about spaces in names.</summary>
internal sealed class BashShell : IShell
{
    public string Name => "bash";

    public string Script(IReadOnlyList<CompletedCommand> commands)
    {
        var script = new StringBuilder();
        script.AppendLine("# Completion of astro-stacker. In ~/.bashrc: source <(astro-stacker completion bash)");
        script.AppendLine("_astro_stacker() {");
        script.AppendLine("    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} options= words=");
        script.AppendLine("    if [[ $word == '=' ]]; then word=; elif [[ $before == '=' ]]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi");
        script.AppendLine("    COMPREPLY=()");
        script.AppendLine("    case ${COMP_WORDS[1]} in");
        foreach (var command in commands.Skip(1).Append(commands[0])) AppendCommand(script, command);
        script.AppendLine("    esac");
        string names = string.Join(' ', commands.Skip(1).Select(command => command.Name));
        script.AppendLine($"    if [[ $COMP_CWORD == 1 && $word != -* && -n $word ]]; then words='{names}'; fi");
        script.AppendLine("    if [[ $word == -* ]]; then words=$options; fi");
        script.AppendLine("    if [[ -n $words ]]; then COMPREPLY=($(compgen -W \"$words\" -- \"$word\")); fi");
        script.AppendLine("}");
        script.AppendLine("complete -o default -F _astro_stacker astro-stacker");
        return script.ToString();
    }

    private static void AppendCommand(StringBuilder script, CompletedCommand command)
    {
        string pattern = command.Name.Length > 0 ? command.Name : "*";
        string options = string.Join(' ', command.Options.SelectMany(option => option.Names));
        script.AppendLine($"        {pattern})");
        script.AppendLine($"            options='{options}'");
        string first = command.TakesFiles ? "[[ $COMP_CWORD == 2 ]] && " : "";
        if (command.Words.Count > 0) script.AppendLine($"            {first}words='{string.Join(' ', command.Words)}'");
        script.AppendLine("            case $before in");
        foreach (var option in command.Options.Where(option => option.Kind != ValueKind.None))
        {
            string action = option.Kind == ValueKind.Words ? $"options= words='{string.Join(' ', option.Values)}'" : "return";
            script.AppendLine($"                {string.Join('|', option.Names)}) {action} ;;");
        }

        script.AppendLine("            esac ;;");
    }
}
