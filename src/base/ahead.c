#include "base/ahead.h"

#include <stdbool.h>

enum { MAX_THREADS = 16 };

/* What is being worked on takes no more memory than this together; what needs
 * more is done alone. */
#define MAX_RUNNING ((gsize) 96 << 20)

/* Nothing is begun while results that nobody has taken yet are more than
 * this. */
#define MAX_KEPT ((gsize) 12 << 20)

typedef enum { WAITING, RUNNING, DONE, TAKEN } State;

typedef struct {
    gconstpointer item;
    State state;
    gsize cost; /* while it is running; then of the result */
    gpointer result;
} Task;

struct HoAhead {
    const HoAheadClass *class;
    gconstpointer data;
    GHashTable *by_item; /* of Task *, owned */
    GThread *threads[MAX_THREADS];
    unsigned n_threads, max_threads;

    GMutex lock;      /* for what follows, and for every Task */
    GCond changed;    /* something is asked for or done, or room was made */
    GPtrArray *tasks; /* Task *, in the order they were asked for */
    unsigned next;    /* of tasks: those before it have been begun */
    gsize running;    /* cost of the tasks that are */
    gsize kept;       /* by those that are done */
    unsigned n_running;
    bool stopped;
};

HoAhead *
ho_ahead_new(const HoAheadClass *class, gconstpointer data)
{
    HoAhead *ahead = g_new0(HoAhead, 1);

    ahead->class = class;
    ahead->data = data;
    ahead->max_threads = MIN(g_get_num_processors(), MAX_THREADS);
    ahead->by_item = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    ahead->tasks = g_ptr_array_new();
    g_mutex_init(&ahead->lock);
    g_cond_init(&ahead->changed);
    return ahead;
}

void
ho_ahead_free(HoAhead *ahead)
{
    if (ahead == NULL)
        return;
    g_mutex_lock(&ahead->lock);
    ahead->stopped = true;
    g_cond_broadcast(&ahead->changed);
    g_mutex_unlock(&ahead->lock);
    for (unsigned i = 0; i < ahead->n_threads; i++)
        g_thread_join(ahead->threads[i]);
    for (unsigned i = 0; i < ahead->tasks->len; i++) {
        Task *task = g_ptr_array_index(ahead->tasks, i);

        if (task->state == DONE)
            ahead->class->free(task->result);
    }
    g_ptr_array_unref(ahead->tasks);
    g_hash_table_unref(ahead->by_item);
    g_mutex_clear(&ahead->lock);
    g_cond_clear(&ahead->changed);
    g_free(ahead);
}

/* With the lock: the next task that nobody has begun. */
static Task *
next_waiting(HoAhead *ahead)
{
    for (; ahead->next < ahead->tasks->len; ahead->next++) {
        Task *task = g_ptr_array_index(ahead->tasks, ahead->next);

        if (task->state == WAITING)
            return task;
    }
    return NULL;
}

static bool
has_room(const HoAhead *ahead, const Task *task)
{
    if (ahead->kept > MAX_KEPT)
        return false;
    return ahead->n_running == 0 ||
           (ahead->running <= MAX_RUNNING &&
            task->cost <= MAX_RUNNING - ahead->running);
}

/* With the lock: a task, begun, once there is one and room for it; NULL at the
 * end. */
static Task *
begin_next(HoAhead *ahead)
{
    while (!ahead->stopped) {
        Task *task = next_waiting(ahead);

        if (task != NULL && has_room(ahead, task)) {
            task->state = RUNNING;
            ahead->running += task->cost;
            ahead->n_running++;
            return task;
        }
        g_cond_wait(&ahead->changed, &ahead->lock);
    }
    return NULL;
}

/* With the lock. */
static void
finish(HoAhead *ahead, Task *task)
{
    task->state = DONE;
    ahead->running -= task->cost;
    ahead->n_running--;
    task->cost = ahead->class->size(task->result);
    ahead->kept += task->cost;
    g_cond_broadcast(&ahead->changed);
}

static gpointer
run(gpointer data)
{
    HoAhead *ahead = data;
    Task *task;

    g_mutex_lock(&ahead->lock);
    while ((task = begin_next(ahead)) != NULL) {
        g_mutex_unlock(&ahead->lock);
        task->result = ahead->class->work(task->item, ahead->data);
        g_mutex_lock(&ahead->lock);
        finish(ahead, task);
    }
    g_mutex_unlock(&ahead->lock);
    return NULL;
}

/* One more for each task, up to one for each processor.  Where the system has
 * no more threads to give, tasks are done when they are taken. */
static void
add_thread(HoAhead *ahead)
{
    GThread *thread;

    if (ahead->n_threads == ahead->max_threads)
        return;
    thread = g_thread_try_new("ahead", run, ahead, NULL);
    if (thread != NULL)
        ahead->threads[ahead->n_threads++] = thread;
}

void
ho_ahead_ask(HoAhead *ahead, gconstpointer item, gsize cost)
{
    Task *task;

    if (g_hash_table_contains(ahead->by_item, item))
        return;
    task = g_new0(Task, 1);
    task->item = item;
    task->cost = cost;
    g_hash_table_insert(ahead->by_item, (gpointer) item, task);
    g_mutex_lock(&ahead->lock);
    g_ptr_array_add(ahead->tasks, task);
    g_cond_broadcast(&ahead->changed);
    g_mutex_unlock(&ahead->lock);
    add_thread(ahead);
}

gpointer
ho_ahead_take(HoAhead *ahead, gconstpointer item)
{
    Task *task = g_hash_table_lookup(ahead->by_item, item);
    gpointer result = NULL;

    if (task == NULL)
        return ahead->class->work(item, ahead->data);
    g_mutex_lock(&ahead->lock);
    while (task->state == RUNNING)
        g_cond_wait(&ahead->changed, &ahead->lock);
    if (task->state == DONE) {
        result = g_steal_pointer(&task->result);
        ahead->kept -= task->cost;
        g_cond_broadcast(&ahead->changed);
    }
    task->state = TAKEN;
    g_mutex_unlock(&ahead->lock);
    return result != NULL ? result : ahead->class->work(item, ahead->data);
}
