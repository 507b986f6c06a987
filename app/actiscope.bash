# Completion of actiscope for bash.

_actiscope_ids() {
    "$1" list 2>/dev/null | cut -d ' ' -f 1
}

_actiscope_steps() {
    "$1" tour --list 2>/dev/null | sed 's/^ *[0-9]* *\([a-z_]*\).*/\1/'
}

# As its help lists them.
_actiscope_pages() {
    "$1" export --help 2>/dev/null | tr -s ' \n' ' ' | sed -n 's/.*The page: one of \([a-z_, ]*\)\..*/\1/p' | tr -d ,
}

_actiscope() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} program=${COMP_WORDS[0]}
    local command=${COMP_WORDS[1]}
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        mapfile -t COMPREPLY < <(compgen -W "list describe identify compare eval export numbers tour --help --version" -- "$current"; compgen -f -- "$current")
        return
    fi
    case $previous in
    -o | --output | --session | --input | --rows)
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        return ;;
    --background)
        mapfile -t COMPREPLY < <(compgen -W "white transparent dark" -- "$current")
        return ;;
    --tour)
        mapfile -t COMPREPLY < <(compgen -W "$(_actiscope_steps "$program")" -- "$current")
        return ;;
    --page)
        mapfile -t COMPREPLY < <(compgen -W "$(_actiscope_pages "$program")" -- "$current")
        return ;;
    --order | --derivatives)
        mapfile -t COMPREPLY < <(compgen -W "0 0,1 0,1,2" -- "$current")
        return ;;
    --formula | --param | --pieces | --set | --seeds | --x-range | --y-range | --size | --size-mm | --dpi | --title) return ;;
    esac
    case $current in
    -*)
        # The program's own help is the list of its options.
        mapfile -t COMPREPLY < <(compgen -W "$("$program" "$command" --help 2>/dev/null | grep -o -- '--[a-z-]*')" -- "$current") ;;
    *)
        case $command in
        tour) mapfile -t COMPREPLY < <(compgen -W "$(_actiscope_steps "$program")" -- "$current") ;;
        describe | identify | compare | eval | export | numbers) mapfile -t COMPREPLY < <(compgen -W "$(_actiscope_ids "$program")" -- "$current") ;;
        esac ;;
    esac
}

complete -o filenames -F _actiscope actiscope
